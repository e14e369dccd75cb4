import fc from 'fast-check';
import type { Count } from '../../core/analytics/count.ts';
import type { Amounts } from '../../core/analytics/measure.ts';
import type { Row } from '../../core/analytics/row.ts';
import { hashId } from '../../core/hash.ts';

/** Something that happened; `id` is any word, the same word is the same thing. */
export const countOf = (id: string, at: string | number, row: Row, add: Amounts): Count => ({
  id: hashId([id], 16),
  atMs: typeof at === 'string' ? Date.parse(at) : at,
  row,
  add,
});

const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({ channel: fc.constantFrom('email', 'sms') }, { requiredKeys: [] }),
  fc.record(
    {
      journeyId: fc.constantFrom('cart', 'welcome'),
      version: fc.constantFrom(1, 2),
      stepId: fc.constantFrom('a', 'b'),
      channel: fc.constantFrom('email', 'sms'),
      variant: fc.constantFrom('0', 'control', 'f00f00/in'),
    },
    { requiredKeys: ['journeyId'] },
  ),
);

const amounts: fc.Arbitrary<Amounts> = fc.dictionary(
  fc.constantFrom('sent', 'entered', 'revenue:EUR', 'skipped:no-consent', 'people', 'orders'),
  fc.integer({ min: -3, max: 1_000 }),
  { minKeys: 1, maxKeys: 3 },
);

/** Counts with different ids, within some days around an instant. */
export const arbitraryCounts = (aroundMs: number, spreadMs = 2 * 86_400_000): fc.Arbitrary<Count[]> =>
  fc
    .array(fc.record({ atMs: fc.integer({ min: -spreadMs, max: spreadMs }), row, add: amounts }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((all) =>
      all.map(({ atMs, ...one }, at) => ({ id: hashId([at], 16), atMs: aroundMs + atMs, ...one })),
    );

/** The same counts in any order, some of them twice, cut into batches anywhere. */
export const told = (counts: readonly Count[]): fc.Arbitrary<Count[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...counts, ...counts], { minLength: counts.length }),
      fc.array(fc.nat(counts.length * 2), { maxLength: 4 }),
      fc.constant(counts),
    )
    .map(([some, cuts, all]) => {
      // Whoever was left out comes last, so that all are told.
      const order = [...some, ...all];
      const at = [0, ...cuts.toSorted((a, b) => a - b), order.length];
      return at.slice(1).map((to, index) => order.slice(at[index], to));
    });
