import { describe, expect, it } from '@jest/globals';
import { leftOf, standingOf } from '../../../console/pages/calls/tasks/task.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const until = (ms: number) => new Date(nowMs + ms).toISOString();

describe('how a task stands for somebody', () => {
  it.each([
    ['free', { status: 'open' as const }],
    ['mine', { status: 'claimed' as const, claimedBy: 'ann', claimedUntil: until(1) }],
    ['taken', { status: 'claimed' as const, claimedBy: 'bob', claimedUntil: until(1) }],
    // What was answered a moment ago may have run out since.
    ['free', { status: 'claimed' as const, claimedBy: 'ann', claimedUntil: until(0) }],
    ['done', { status: 'done' as const, claimedBy: 'ann', claimedUntil: until(1) }],
    ['withdrawn', { status: 'withdrawn' as const }],
  ])('is %s', (standing, task) => {
    expect(standingOf(task, 'ann', nowMs)).toBe(standing);
  });
});

describe('the time that is left', () => {
  it.each([
    [15 * 60_000, '15:00'],
    [65_000, '1:05'],
    [400, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('of %i ms is %s', (ms, left) => {
    expect(leftOf(until(ms), nowMs)).toBe(left);
  });
});
