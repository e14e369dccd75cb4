import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { knownPaths } from '../../../console/ui/conditions/paths.ts';
import { operatorsOf, valueFor } from '../../../console/ui/conditions/query.ts';
import { toLogic } from '../../../console/ui/conditions/to-logic.ts';
import { toQuery } from '../../../console/ui/conditions/to-query.ts';
import type { Condition } from '../../../core/condition/condition.ts';
import { conditionFaults } from '../../../core/condition/condition-faults.ts';

const path = fc.constantFrom(...knownPaths.map(({ path }) => path)).map((found) => ({ var: found }));
const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const window = fc.constantFrom('P7D', 'PT12H', 'P2W');

/** Every form that the builder has a line for. */
const line: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), path, plain)
    .map(([sign, asked, value]) => ({ [sign]: [asked, value] })),
  fc.tuple(fc.integer(), path, fc.integer()).map(([low, asked, high]) => ({ '<=': [low, asked, high] })),
  fc.tuple(path, fc.array(fc.string())).map((args) => ({ in: args })),
  fc.tuple(fc.string(), path).map((args) => ({ in: args })),
  fc
    .tuple(fc.constantFrom('within', 'ahead'), path, window)
    .map(([name, asked, time]) => ({ [name]: [asked, time] })),
  fc
    .tuple(window, fc.nat(50))
    .map(([time, count]) => ({ '>=': [{ times: ['Product Viewed', time] }, count] })),
  fc.constantFrom({ inSegment: 'vip' }, { inJourney: 'welcome' }),
  path.map((asked) => ({ '!!': [asked] })),
  path.map((asked) => ({ '!': [asked] })),
);

/** And forms that it has none for. */
const unknown: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { some: [{ var: 'cart.items' }, { '>': [{ var: 'price' }, 10] }] },
  { '===': [{ var: 'profile.plan' }, 'pro'] },
  { '>': [{ '+': [{ var: 'cart.value' }, 5] }, 50] },
  { '==': [{ var: ['profile.plan', 'none'] }, 'none'] },
  { if: [{ var: 'cart' }, true, false] },
  { '!!': { var: 'profile.email' }, or: [] },
  false,
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    line,
    unknown,
    line.map((inner) => ({ '!': [inner] })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 4 }))
      .map(([name, parts]) => ({ [name]: parts })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 4 }))
      .map(([name, parts]) => ({ '!': [{ [name]: parts }] })),
  ),
}));

describe('the builder of conditions', () => {
  it('gives back whatever it was given, also what it has no line for', () => {
    fc.assert(
      fc.property(condition, (written) => {
        expect(toLogic(toQuery(written))).toEqual(written);
      }),
    );
  });

  it('shows a condition that is left out as no line, and no line as none', () => {
    expect(toQuery(undefined).rules).toEqual([]);
    expect(toLogic({ combinator: 'and', rules: [] })).toBeUndefined();
  });

  it.each<[string, Condition, object]>([
    ['nothing in the cart', { '!': [{ var: 'cart' }] }, { field: 'cart', operator: 'notThere' }],
    [
      'not in a segment',
      { '!': [{ inSegment: 'vip' }] },
      { field: '#segment', operator: 'notIn', value: 'vip' },
    ],
    [
      'no SMS lately',
      { '!': [{ within: [{ var: 'messages.sms.lastSentAt' }, 'P14D'] }] },
      { field: 'messages.sms.lastSentAt', operator: 'notWithin', value: 'P14D' },
    ],
    ['its own form', { '>': [1, { var: 'cart.value' }] }, { field: '#json' }],
  ])('has a line for %s', (_name, written, expected) => {
    expect(toQuery(written).rules).toMatchObject([expected]);
  });

  it('begins every line with a condition that the validator knows', () => {
    for (const { path: field, kind } of knownPaths)
      for (const operator of operatorsOf(field, kind)) {
        const made = toLogic({
          combinator: 'and',
          rules: [{ field, operator, value: valueFor(field, operator) }],
        });
        expect([field, operator, conditionFaults(made, '')]).toEqual([field, operator, []]);
      }
  });
});
