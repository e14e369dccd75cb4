import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TraitRule, traitRules } from '../../../core/config/people-settings.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { mergeTraits, traitsSaid } from '../../../core/profile/traits.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
type Traits = Profile['traits'];

/** What is left of words said one after the other at 1, 2, 3 … */
const left = (rule: TraitRule, ...words: unknown[]) =>
  words.reduce<Traits>(
    (traits, t, at) => mergeTraits(traits, traitsSaid({ t }, { atMs: at + 1 }), { t: rule }),
    {},
  ).t?.value;

describe('a trait', () => {
  it.each<[TraitRule, unknown[], unknown]>([
    ['latest', ['a', 'c', 'b'], 'b'],
    ['latest', ['a', null], null],
    ['oldest', ['a', 'b'], 'a'],
    ['oldest', [null, 'a', null, 'b'], 'a'],
    ['largest', [10, 9, 8.5], 10],
    ['largest', [9, '10'], '10'],
    ['largest', ['9', 'many'], '9'],
    ['smallest', ['9', 'many', 10], '9'],
    ['largest', ['b', 'a', null], 'b'],
    ['largest', ['2026-03-01T23:30:00-02:00', '2026-03-02T01:00:00Z'], '2026-03-01T23:30:00-02:00'],
    ['smallest', ['2026-03-02', '2025-12-31', 'never'], '2025-12-31'],
    ['largest', [null, null], null],
    ['union', ['tea', ['kettle', 'tea'], null, [null]], ['kettle', 'tea']],
    ['union', [['b', 'a', 'b']], ['a', 'b']],
    ['union', [null], null],
  ])('%s of %j is %j', (rule, words, value) => {
    expect(left(rule, ...words)).toEqual(value);
  });

  it('gathered holds the first hundred values, however they come', () => {
    const many = Array.from({ length: 150 }, (_, at) => 1000 + at);
    expect(left('union', ...many)).toEqual(many.slice(0, 100));
    expect(left('union', ...many.toReversed())).toEqual(many.slice(0, 100));
    const long = Array.from({ length: 20 }, (_, at) => `${String(at).padStart(3, '0')}${'x'.repeat(495)}`);
    expect(left('union', ...long.toReversed())).toEqual(long.slice(0, 8));
  });
});

const word = fc.oneof(
  fc.constantFrom<unknown>(null, null, true, 'a', 'b', '7', '10', '2026-03-02', '2026-03-01T23:00:00-05:00'),
  fc.integer({ min: -3, max: 12 }),
  fc.array(fc.constantFrom('x', 'y', 3, null), { maxLength: 4 }),
  fc.record({ k: fc.integer({ min: 0, max: 1 }) }),
);
/** What a person said of every rule's trait. */
const traits = (rule: TraitRule): fc.Arbitrary<Traits> =>
  fc
    .array(fc.tuple(word, fc.integer({ min: 1, max: 6 })), { maxLength: 4 })
    .map((all) =>
      all.reduce<Traits>((sum, [t, atMs]) => mergeTraits(sum, traitsSaid({ t }, { atMs }), { t: rule }), {}),
    );

describe.each(traitRules)('the rule %s', (rule) => {
  const merge = (a: Traits, b: Traits) => mergeTraits(a, b, { t: rule });

  it('does not care for order, grouping or repetition', () => {
    fc.assert(
      fc.property(traits(rule), traits(rule), traits(rule), (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      }),
      { numRuns: RUNS },
    );
  });
});
