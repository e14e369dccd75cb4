import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../../core/condition/condition.ts';
import { holds } from '../../../core/condition/holds.ts';
import { nextChange, type RootsAt } from '../../../core/condition/next-change.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, DAY, HOUR, MINUTE, T0 } from '../journey/make.ts';

const none = { event: '', source: '' };
const rootsAt =
  (profile: Profile): RootsAt =>
  (clock) =>
    rootsOf(profile, none, clock);
const changeOf = (condition: Condition, profile: Profile, nowMs = T0) =>
  nextChange(condition, rootsAt(profile), nowMs);

const lastOrder = (atMs: number) => ({ lastOrder: { atMs, source: 'web' } });
const searched = (...atMs: number[]) => ({
  stats: { sources: {}, viewed: {}, counted: { Searched: atMs.map((at) => Math.floor(at / 1000)) } },
});
const daysSince = { var: 'profile.computed.daysSinceLastOrder' };
const trait = (name: string, value: unknown) => ({ traits: { [name]: { value, atMs: T0 } } });

describe('the next change by the clock alone', () => {
  it.each<[string, Condition, Profile, number | undefined]>([
    ['thirty days after an order', { '>=': [daysSince, 30] }, ann(lastOrder(T0)), T0 + 30 * DAY],
    ['no order at all', { '>=': [daysSince, 30] }, ann(), undefined],
    ['thirty days have passed', { '>=': [daysSince, 30] }, ann(lastOrder(T0 - 30 * DAY)), undefined],
    [
      'an order leaves the window',
      { within: [{ var: 'profile.computed.lastOrderAt' }, 'P30D'] },
      ann(lastOrder(T0 - DAY - 5)),
      T0 + 29 * DAY - 5,
    ],
    [
      'a date comes near',
      { ahead: [{ var: 'profile.renewsAt' }, 'P7D'] },
      ann(trait('renewsAt', '2026-03-20')),
      Date.parse('2026-03-13'),
    ],
    [
      'a date passes',
      { ahead: [{ var: 'profile.renewsAt' }, 'P7D'] },
      ann(trait('renewsAt', '2026-03-05')),
      Date.parse('2026-03-05'),
    ],
    [
      'the third of three leaves the window',
      { '>=': [{ times: ['Searched', 'P7D'] }, 3] },
      ann(searched(T0 - 6 * DAY, T0 - DAY, T0)),
      T0 + DAY,
    ],
    [
      'and not the first of four',
      { '>=': [{ times: ['Searched', 'P7D'] }, 3] },
      ann(searched(T0 - 6 * DAY, T0 - 2 * DAY, T0 - DAY, T0)),
      T0 + 5 * DAY,
    ],
    [
      'nothing of the clock',
      { '==': [{ var: 'profile.country' }, 'DE'] },
      ann(trait('country', 'DE')),
      undefined,
    ],
    ['always', true, ann(), undefined],
    ['a cart that nobody touches empties', { '!!': [{ var: 'cart.items' }] }, ann(), T0 + 30 * DAY + 1],
    [
      'one of two that are joined',
      { or: [{ within: [{ var: 'profile.a' }, 'P1D'] }, { within: [{ var: 'profile.b' }, 'P1D'] }] },
      ann({ traits: { a: { value: T0, atMs: T0 }, b: { value: T0 + 2 * HOUR, atMs: T0 } } }),
      T0 + DAY + 2 * HOUR,
    ],
    [
      'what is not looked at yet',
      { and: [{ within: [{ var: 'profile.a' }, 'P1D'] }, { within: [{ var: 'profile.b' }, 'P1D'] }] },
      ann({ traits: { a: { value: T0 + HOUR, atMs: T0 }, b: { value: T0 + 2 * HOUR, atMs: T0 } } }),
      T0 + 2 * HOUR,
    ],
    [
      'a score by days since an order',
      { '==': [{ var: 'profile.computed.rfm.recency' }, 5] },
      ann(lastOrder(T0)),
      T0 + 31 * DAY,
    ],
  ])('%s', (_what, condition, profile, expected) => {
    expect(changeOf(condition, profile)).toBe(expected);
  });

  it('finds a day that is far ahead, and none where none comes', () => {
    expect(changeOf({ '>=': [daysSince, 300] }, ann(lastOrder(T0)))).toBe(T0 + 300 * DAY);
    expect(changeOf({ '<': [10, daysSince, 12.5] }, ann(lastOrder(T0)))).toBe(T0 + 11 * DAY);
    expect(changeOf({ '<': [10, daysSince, 12.5] }, ann(lastOrder(T0)), T0 + 11 * DAY)).toBe(T0 + 13 * DAY);
    expect(changeOf({ '<': [10, daysSince, 12.5] }, ann(lastOrder(T0)), T0 + 13 * DAY)).toBeUndefined();
  });

  it('asks for another look where days are reckoned with and nothing changes for long', () => {
    const condition = { '==': [{ '/': [daysSince, 10] }, 30] };

    const first = changeOf(condition, ann(lastOrder(T0))) ?? 0;

    expect(first).toBe(T0 + 65 * DAY);
    expect(changeOf(condition, ann(lastOrder(T0)), T0 + 290 * DAY)).toBe(T0 + 300 * DAY);
  });

  const at = fc.integer({ min: -8 * 24 * 4, max: 8 * 24 * 4 }).map((quarters) => T0 + quarters * 15 * MINUTE);
  const window = fc.constantFrom('PT1H', 'P1D', 'P3D', 'P7D');
  const leaf = fc.oneof(
    fc.record({ within: fc.tuple(fc.constant({ var: 'profile.a' }), window) }),
    fc.record({ ahead: fc.tuple(fc.constant({ var: 'profile.b' }), window) }),
    fc.record({ '>=': fc.tuple(fc.record({ times: fc.tuple(fc.constant('Searched'), window) }), fc.nat(3)) }),
    fc.record({ '>': fc.tuple(fc.constant(daysSince), fc.nat(8)) }),
  );
  const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ '!': fc.tuple(tie('tree')) }),
    ),
  }));

  it('is what looking every quarter of an hour finds', () => {
    const person = fc.record({ a: at, b: at, order: at, searches: fc.array(at, { maxLength: 5 }) });
    fc.assert(
      fc.property(tree, person, (condition, { a, b, order, searches }) => {
        const traits = { a: { value: new Date(a).toISOString(), atMs: T0 }, b: { value: b, atMs: T0 } };
        const profile = ann({ traits, ...lastOrder(order), ...searched(...searches) });
        const isSo = (nowMs: number) => holds(condition, rootsOf(profile, none, { nowMs }));
        let found: number | undefined;
        for (let nowMs = T0; nowMs <= T0 + 17 * DAY && found === undefined; nowMs += 15 * MINUTE)
          if (isSo(nowMs) !== isSo(T0)) found = nowMs;
        expect(changeOf(condition, profile)).toBe(found);
      }),
      { numRuns: 60 },
    );
  });
});
