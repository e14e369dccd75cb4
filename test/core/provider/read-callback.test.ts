import { describe, expect, it } from '@jest/globals';
import { gatewayPresets } from '../../../core/provider/gateway-presets.ts';
import { readCallback } from '../../../core/provider/read-callback.ts';

const reports = { secret: 'acme-callback', delivered: [], failed: [], id: 'id', from: 'from', text: 'text' };
const MINUTE_MS = 60_000;
const atMs = Date.parse('2026-03-02T09:00:00Z');

it('words without an id are the same while a call is repeated, and others when they are said again', () => {
  const idOf = (body: object, nowMs = atMs) => readCallback(JSON.stringify(body), reports, nowMs)[0]?.id;
  const stop = { from: '79991112233', text: 'STOP' };

  const first = idOf(stop);
  expect(idOf(stop, atMs + MINUTE_MS)).toBe(first);
  expect(idOf(stop, atMs + 10 * MINUTE_MS)).not.toBe(first);
  expect(idOf({ ...stop, at: '12:01' })).not.toBe(first);
  expect(idOf({ ...stop, id: 'in1' }, atMs + 10 * MINUTE_MS)).toBe('in1');
});

it('an id of more digits than a number holds is all of them', () => {
  const body = '[{"id":439166538015445503,"from":"79991112233","text":"hello","sum":1.5e300}]';

  expect(readCallback(body, reports, atMs)).toMatchObject([{ id: '439166538015445503' }]);
});

describe('an event of MTS Exolve', () => {
  const { reports: preset } = gatewayPresets.exolve;
  const exolve = { ...preset, delivered: [...preset.delivered], failed: [...preset.failed] };
  const read = (body: object) => readCallback(JSON.stringify(body), exolve, atMs);
  const sent = { message_id: '439166538015445503', direction: 'DIRECTION_OUTGOING', receiver: '79991112233' };

  it.each<[string | number, string[]]>([
    ['STATUS_DELIVERED', ['delivered']],
    [3, ['delivered']],
    ['STATUS_FAILED', ['rejected']],
    ['STATUS_UNDERFUNDED', ['rejected']],
    ['STATUS_PROHIBITED', ['rejected']],
    [4, ['rejected']],
    ['STATUS_QUEUED', []],
    ['STATUS_TRANSMITTED', []],
    [2, []],
  ])('that says %s of a message', (status, expected) => {
    expect(read({ ...sent, status }).map((one) => one.kind === 'report' && one.type)).toEqual(expected);
  });

  it('with words may be what somebody wrote, whatever its status: no STOP is taken for a report alone', () => {
    const answer = { message_id: '7', direction: 'DIRECTION_INCOMING', sender: '79991112233', text: 'СТОП' };
    const words = { kind: 'words', id: '7', from: '79991112233', text: 'СТОП' };

    expect(read(answer)).toEqual([words]);
    expect(read({ ...answer, status: 'STATUS_DELIVERED' })).toContainEqual(words);
  });
});
