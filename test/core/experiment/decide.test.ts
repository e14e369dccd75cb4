import { describe, expect, it } from '@jest/globals';
import type { VariantCounts } from '../../../core/experiment/counts.ts';
import { decide } from '../../../core/experiment/decide.ts';
import { readOut } from '../../../core/experiment/read-out.ts';
import { counts, paid, planWith } from './make.ts';

const on = (days: number, all: readonly VariantCounts[], plan = planWith()) =>
  decide(plan, readOut(plan, all), days);
const ordered = (id: string, people: number, orders: number) => counts(id, people, { ordered: orders });

const four = planWith({
  variants: ['A', 'B', 'C', 'D'].map((id) => ({ id, share: 0.25 })),
});

describe('on any day an experiment', () => {
  it('goes on while it is not clear, and says for how long at the pace so far', () => {
    expect(on(10, [ordered('A', 2_000, 200), ordered('B', 2_000, 230)])).toEqual({
      kind: 'go-on',
      reason: 'not-clear',
      findings: [expect.objectContaining({ base: 'A', variant: 'B', estimate: expect.closeTo(0.015, 10) })],
      peopleLeft: 8_000,
      daysLeft: 20,
    });
  });

  it('stops when one is surely better, whichever it is', () => {
    const won = (winner: string) => ({
      kind: 'stop-winner',
      winner,
      finding: expect.objectContaining({ variant: winner, estimate: expect.closeTo(0.05, 10) }),
    });
    expect(on(10, [ordered('A', 3_000, 300), ordered('B', 3_000, 450)])).toEqual(won('B'));
    expect(on(10, [ordered('A', 3_000, 450), ordered('B', 3_000, 300)])).toEqual(won('A'));
  });

  it('has no winner within its first week', () => {
    expect(on(6, [ordered('A', 3_000, 300), ordered('B', 3_000, 450)])).toMatchObject({
      kind: 'go-on',
      reason: 'too-few-days',
      daysLeft: 6,
    });
    expect(on(7, [ordered('A', 3_000, 300), ordered('B', 3_000, 450)])).toMatchObject({
      kind: 'stop-winner',
    });
  });

  it('stops when the difference is surely smaller than what is worth one', () => {
    const alike = on(20, [ordered('A', 5_900, 590), ordered('B', 5_900, 590)]);
    expect(alike).toMatchObject({
      kind: 'stop-no-difference',
      reason: 'within-minimal-difference',
      variants: ['A', 'B'],
    });
  });

  it('stops when all planned people are in and nobody won', () => {
    const nobody = on(20, [ordered('A', 6_000, 600), ordered('B', 6_000, 680)]);
    expect(nobody).toMatchObject({ kind: 'stop-no-difference', reason: 'all-planned-people' });
  });

  it('stops at once when one makes more people unsubscribe than the plan bears, be it the better one', () => {
    const leaving = counts('B', 3_000, { ordered: 450, unsubscribed: 90 });
    expect(on(2, [ordered('A', 3_000, 300), leaving])).toEqual({
      kind: 'stop-harm',
      findings: [expect.objectContaining({ base: 'A', variant: 'B', estimate: expect.closeTo(0.03, 10) })],
    });
  });

  it('bears some more unsubscribes', () => {
    const leaving = counts('B', 3_000, { ordered: 450, unsubscribed: 20 });
    expect(on(8, [ordered('A', 3_000, 300), leaving])).toMatchObject({ kind: 'stop-winner' });
  });

  it('may make more people unsubscribe than another, if not more than the first', () => {
    const three = planWith({ variants: ['A', 'B', 'C'].map((id) => ({ id, share: 1 / 3 })) });
    const leaving = [150, 0, 150].map((unsubscribed, index) =>
      counts('ABC'.charAt(index), 3_000, { ordered: 300, unsubscribed }),
    );
    expect(on(10, leaving, three)).toMatchObject({ kind: 'go-on' });
  });

  it('trusts no figure when people were not divided as planned', () => {
    expect(on(10, [ordered('A', 3_400, 300), ordered('B', 2_600, 450)])).toEqual({
      kind: 'check-division',
      people: [3_400, 2_600],
      expected: [3_000, 3_000],
    });
  });

  it('of several needs a winner over all others, and tells the nearest', () => {
    const won = on(
      10,
      [
        ordered('A', 3_000, 300),
        ordered('B', 3_000, 450),
        ordered('C', 3_000, 290),
        ordered('D', 3_000, 610),
      ],
      four,
    );
    expect(won).toMatchObject({ kind: 'stop-winner', winner: 'D', finding: { base: 'B', variant: 'D' } });
  });

  it('of several goes on while two may still be the best', () => {
    const some = [
      ordered('A', 900, 90),
      ordered('B', 900, 260),
      ordered('C', 900, 85),
      ordered('D', 900, 261),
    ];
    expect(on(10, some, four)).toMatchObject({ kind: 'go-on', reason: 'not-clear' });
  });

  it('of several stops when the best two are alike, and says who they are', () => {
    const many = planWith({ variants: four.variants, plannedPeople: 60_000 });
    const some = [1_000, 2_000, 1_000, 2_000].map((orders, index) =>
      ordered('ABCD'.charAt(index), 14_000, orders),
    );
    expect(on(10, some, many)).toMatchObject({
      kind: 'stop-no-difference',
      reason: 'within-minimal-difference',
      variants: ['B', 'D'],
    });
  });

  it('may be decided by money', () => {
    const byMoney = planWith({ measure: { kind: 'revenue', currency: 'EUR', minimalDifferenceMinor: 50 } });
    const richer = [
      counts('A', 3_000, { ordered: 300, revenue: paid(300, 5_000) }),
      counts('B', 3_000, { ordered: 300, revenue: paid(300, 9_000) }),
    ];
    expect(on(10, richer, byMoney)).toMatchObject({ kind: 'stop-winner', winner: 'B' });
    expect(on(10, [ordered('A', 3_000, 300), ordered('B', 3_000, 300)], byMoney)).toMatchObject({
      kind: 'go-on',
      reason: 'too-few-orders',
    });
  });

  it('goes on with a reason where nobody came', () => {
    expect(on(10, [])).toEqual({ kind: 'go-on', reason: 'nobody', findings: [], peopleLeft: 12_000 });
    expect(on(0, [ordered('A', 5, 0), ordered('B', 5, 0)])).not.toHaveProperty('daysLeft');
  });

  it('tells no days where the pace is one of years', () => {
    expect(on(700, [ordered('A', 5, 0), ordered('B', 5, 0)])).toEqual({
      ...{ kind: 'go-on', reason: 'not-clear', peopleLeft: 11_990 },
      findings: [expect.anything()],
    });
  });

  it('says nothing of counts that cannot be', () => {
    expect(on(10, [ordered('A', 5, 6), ordered('B', 5, 0)])).toMatchObject({ reason: 'impossible-counts' });
    expect(on(10, [ordered('A', -5, 0), ordered('B', 5, 0)])).toMatchObject({ reason: 'impossible-counts' });
  });
});
