import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VariantCounts } from '../../../core/experiment/counts.ts';
import { decide } from '../../../core/experiment/decide.ts';
import { readOut } from '../../../core/experiment/read-out.ts';
import { sentenceOf } from '../../../core/experiment/sentence/sentence-of.ts';
import { wonBack } from '../../../core/experiment/won-back.ts';
import { planWith } from './make.ts';

const plans = [
  planWith(),
  planWith({ measure: { kind: 'revenue', currency: 'EUR', minimalDifferenceMinor: 50 } }),
  planWith({ variants: ['A', 'B', 'C'].map((id) => ({ id, share: 1 / 3 })), plannedPeople: 100 }),
  planWith({
    measure: { kind: 'revenue', currency: 'EUR', minimalDifferenceMinor: 50 },
    plannedPeople: 1e9,
    confidence: 0.999,
  }),
];

const hostile = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, Number.NaN, Infinity, -Infinity, 1e308, Number.MAX_SAFE_INTEGER, 1e10),
  fc.integer({ min: -5, max: 100_000 }),
);

/** Counts of which many are possible ones: some of so many people, who each paid an amount. */
const believable = (id: string): fc.Arbitrary<VariantCounts> =>
  fc
    .tuple(fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -500, max: 1e6 }))
    .map(([people, part, each]) => {
      const ordered = Math.floor(people * part);
      const revenue = { EUR: { sumMinor: ordered * each, squaresMinor: ordered * each ** 2 } };
      return { id, people, ordered, unsubscribed: people - ordered, revenue };
    });

const impossible = (id: string): fc.Arbitrary<VariantCounts> =>
  fc.record({
    id: fc.constant(id),
    people: hostile,
    ordered: hostile,
    unsubscribed: hostile,
    revenue: fc.record({ EUR: fc.record({ sumMinor: hostile, squaresMinor: hostile }) }),
  });

const anyCounts = fc.tuple(
  ...['A', 'B', 'C'].map((id) => fc.oneof({ weight: 3, arbitrary: believable(id) }, impossible(id))),
);

/** Everything in an answer but the counts that went into it. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'variants' ? [] : numbersIn(inner)));
};

describe('whatever was counted', () => {
  it('every figure is a number, every interval holds its estimate, and something is said in both languages', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...plans), hostile, (counts, plan, days) => {
        const today = readOut(plan, counts);
        const decision = decide(plan, today, days);
        const { sampleRatio, pairs } = today;
        expect(numbersIn({ sampleRatio, pairs }).filter((number) => !Number.isFinite(number))).toEqual([]);
        if (decision.kind === 'go-on') expect(decision.peopleLeft).toBeGreaterThanOrEqual(0);
        for (const language of ['en', 'ru'] as const)
          expect(sentenceOf(decision, plan, language)).not.toMatch(/NaN|undefined|null|∞|-\d/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('an interval holds its estimate, and shares stay between all and nothing', () => {
    fc.assert(
      fc.property(believable('A'), believable('B'), (a, b) => {
        for (const { anyDay, once } of readOut(planWith(), [a, b]).pairs)
          for (const { orders, unsubscribed } of [anyDay, once])
            for (const reading of [orders.absolute, unsubscribed.absolute]) {
              if (reading.kind === 'unknown') continue;
              expect(reading.low).toBeGreaterThanOrEqual(-1);
              expect(reading.low).toBeLessThanOrEqual(reading.estimate);
              expect(reading.high).toBeGreaterThanOrEqual(reading.estimate);
              expect(reading.high).toBeLessThanOrEqual(1);
            }
      }),
    );
  });

  it('what was won back is a number or says why not', () => {
    fc.assert(
      fc.property(anyCounts, ([reached, control]) => {
        if (!reached) return;
        const numbers = numbersIn(wonBack(reached, control, { kind: 'any-day', plannedPeople: 10_000 }));
        expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
      }),
    );
  });
});
