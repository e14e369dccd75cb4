import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holds } from '../../../core/condition/holds.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { type MatchAsk, matchTriggers } from '../../../core/journey/match-triggers.ts';
import { ann, event, T0 } from './make.ts';

type Wanted = Pick<Journey, 'audience'> & { where?: unknown };

const journeyOf = ({ where, audience }: Wanted, at: number) =>
  ({
    id: `j${at}`,
    trigger: { event: 'Product Viewed', ...(where !== undefined && { where }) },
    ...(audience !== undefined && { audience }),
    steps: [{ id: 'end', kind: 'exit', reason: 'done' }],
  }) as unknown as Journey;

const indexOf = (wanted: readonly Wanted[], status: 'live' | 'paused' = 'live') =>
  indexJourneys(wanted.map((one, at) => ({ journey: journeyOf(one, at), version: 1, status })));

const matched = (index: ReturnType<typeof indexOf>, ask: MatchAsk) =>
  matchTriggers(index, ask).map(({ compiled }) => compiled.id);

const viewed = (properties: Record<string, unknown>, changes = {}) =>
  event('Product Viewed', T0, { properties, ...changes });

const german = ann({ traits: { country: { value: 'DE', atMs: T0 } } });
const tea = { '==': [{ var: 'event.properties.category' }, 'tea'] };
const dear = { '>': [{ var: 'event.properties.price' }, 100] };
const inGermany = { in: [{ var: 'profile.country' }, ['DE', 'AT']] };

describe('the journeys that an event may start', () => {
  const index = indexOf([{}, { where: dear }, { where: tea, audience: inGermany }, { audience: inGermany }]);

  it('are those whose trigger and audience it meets, in the order of publishing', () => {
    expect(matched(index, { event: viewed({ category: 'tea', price: 5 }), profile: german })).toEqual([
      'j0',
      'j2',
      'j3',
    ]);
    expect(matched(index, { event: viewed({ category: 'pots', price: 500 }), profile: ann() })).toEqual([
      'j0',
      'j1',
    ]);
  });

  it('are none for another event, and none that is paused', () => {
    const other = event('Product Added', T0, { properties: { category: 'tea' } });
    expect(matched(index, { event: other, profile: german })).toEqual([]);
    expect(matched(indexOf([{}], 'paused'), { event: viewed({}), profile: german })).toEqual([]);
  });

  it.each([
    ['imported', viewed({}, { historical: true }), german],
    ['of a robot', viewed({}, { bot: true }), german],
    ['of somebody who is a robot', viewed({}), { ...german, bot: true }],
    ['under an id that became another person', viewed({}), { ...german, mergedInto: 'bob' }],
  ])('are none for what was %s', (_what, told, profile) => {
    expect(matched(index, { event: told, profile })).toEqual([]);
  });

  const value = fc.constantFrom<unknown>('tea', 'pots', '5', 5, 0, '', null, true, ['tea']);
  const path = fc.constantFrom(
    'event.properties.category',
    'event.properties.price',
    'profile.country',
    'profile.size',
  );
  const leaf = fc.oneof(
    fc
      .tuple(fc.constantFrom('==', '===', '!=', '>'), path, value)
      .map(([name, at, one]) => ({ [name]: [{ var: at }, one] })),
    fc.tuple(path, fc.array(value, { maxLength: 3 })).map(([at, all]) => ({ in: [{ var: at }, all] })),
  );
  const condition = fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(leaf, { minLength: 1, maxLength: 2 }).map((or) => ({ or })),
    fc.constant(undefined),
  );

  it('are those that asking every one of them names', () => {
    const wanted = fc.record({ where: condition, audience: condition });
    const said = fc.record({ category: value, price: value });
    fc.assert(
      fc.property(
        fc.array(wanted, { maxLength: 12 }),
        said,
        value,
        value,
        (all, properties, country, size) => {
          const profile = ann({
            traits: { country: { value: country, atMs: T0 }, size: { value: size, atMs: T0 } },
          });
          const told = viewed(properties);
          const roots = rootsOf(profile, told, { nowMs: T0 });
          const one = (rule: unknown) => holds(rule as never, roots);

          const expected = all.flatMap(({ where, audience }, at) =>
            one(where) && one(audience) ? [`j${at}`] : [],
          );

          expect(matched(indexOf(all as Wanted[]), { event: told, profile })).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
