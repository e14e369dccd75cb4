import { describe, expect, it } from '@jest/globals';
import { compare } from '../../../core/experiment/compare.ts';
import { readOut } from '../../../core/experiment/read-out.ts';
import { counts, paid, planWith } from './make.ts';

const thirds = {
  variants: [
    { id: 'A', share: 0.4 },
    { id: 'B', share: 0.3 },
    { id: 'C', share: 0.3 },
  ],
};

describe('a read-out', () => {
  it('tells orders, unsubscribes and revenue of one variant against another, for any day and for one', () => {
    const today = readOut(planWith(), [
      counts('A', 3_000, { ordered: 300, unsubscribed: 9, revenue: paid(300, 5_000) }),
      counts('B', 3_000, { ordered: 372, unsubscribed: 6, revenue: paid(372, 5_000) }),
    ]);

    expect(today).toMatchObject({ people: 6_000, pairConfidence: 0.95, sampleRatio: { mismatch: false } });
    const [{ anyDay, once } = { anyDay: undefined, once: undefined }] = today.pairs;
    expect(anyDay).toMatchObject({ base: 'A', variant: 'B' });
    expect(once?.orders.absolute).toMatchObject({
      estimate: expect.closeTo(0.024, 10),
      low: expect.closeTo(0.008, 3),
      high: expect.closeTo(0.04, 3),
    });
    expect(anyDay?.orders.absolute).toMatchObject({
      estimate: expect.closeTo(0.024, 10),
      low: expect.closeTo(-0.0014, 3),
      high: expect.closeTo(0.0494, 3),
    });
    expect(anyDay?.orders.relative).toMatchObject({ estimate: expect.closeTo(0.24, 10) });
    expect(anyDay?.unsubscribed.absolute).toMatchObject({ estimate: expect.closeTo(-0.001, 10) });
    expect(once?.revenue.EUR?.absolute).toMatchObject({ estimate: expect.closeTo(120, 8) });
  });

  it('compares each of several with each, at their part of the error', () => {
    const today = readOut(planWith(thirds), [counts('A', 40), counts('B', 30), counts('C', 30)]);
    expect(today.pairs.map(({ base, variant }) => `${base}${variant}`)).toEqual(['AB', 'AC', 'BC']);
    expect(today.pairConfidence).toBeCloseTo(1 - 0.05 / 3, 12);
  });

  it('is tightest when the people planned for the pair are in', () => {
    const [a, b] = [counts('A', 4_000, { ordered: 400 }), counts('B', 3_000, { ordered: 330 })];
    const ofPair = compare(a, b, { kind: 'any-day', plannedPeople: 12_000 * 0.7 }, (1 - 0.95) / 3);
    expect(readOut(planWith(thirds), [a, b]).pairs[0]?.anyDay).toEqual(ofPair);
  });

  it('is wider of one pair among several than of two alone', () => {
    const all = [
      counts('A', 4_000, { ordered: 400 }),
      counts('B', 3_000, { ordered: 300 }),
      counts('C', 3_000),
    ];
    const widthIn = (plan: object): number => {
      const reading = readOut(planWith(plan), all).pairs[0]?.once.orders.absolute;
      return reading?.kind === 'known' ? reading.high - reading.low : Number.NaN;
    };
    expect(widthIn(thirds)).toBeGreaterThan(widthIn({}) * 1.2);
  });

  it('has nobody in a variant of which nothing was counted, and leaves out what is not in the plan', () => {
    const today = readOut(planWith(), [counts('B', 40), counts('Z', 40)]);
    expect(today.variants).toEqual([counts('A', 0), counts('B', 40)]);
    expect(today.pairs[0]?.anyDay.orders.absolute).toEqual({ kind: 'unknown', reason: 'nobody' });
  });

  it('knows a currency that only one variant was paid in', () => {
    const today = readOut(planWith(), [
      counts('A', 3_000, { ordered: 300, revenue: paid(300, 5_000) }),
      counts('B', 3_000, { ordered: 300 }),
    ]);
    expect(today.pairs[0]?.once.revenue).toEqual({
      EUR: {
        absolute: { kind: 'unknown', reason: 'too-few-orders' },
        relative: { kind: 'unknown', reason: 'too-few-orders' },
      },
    });
  });

  it('says nothing of counts that cannot be', () => {
    const today = readOut(planWith(), [counts('A', 10, { ordered: 11 }), counts('B', 10)]);
    expect(today.pairs[0]?.anyDay.orders.absolute).toEqual({ kind: 'unknown', reason: 'impossible-counts' });
  });
});
