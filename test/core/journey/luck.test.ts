import { describe, expect, it } from '@jest/globals';
import { hashId } from '../../../core/hash.ts';
import { advance } from '../../../core/journey/advance.ts';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { type EntryAsk, enter } from '../../../core/journey/enter.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { globalLuck, holdoutLuck, luckOf, shareAt } from '../../../core/journey/luck.ts';
import { markOf } from '../../../core/journey/marks.ts';
import { skipsOnEnd } from '../../../core/journey/skips.ts';
import { mergeProfiles } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, contact, DAY, enrolled, event, shop, switches, T0 } from './make.ts';

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PEOPLE = 20_000;
const everybody = Array.from({ length: PEOPLE }, (_, index) => hashId([SEED, index]));

/** Chi squared of counts against shares; what it exceeds by chance once in a million for so many degrees of freedom. */
const chiSquared = (counts: readonly number[], shares: readonly number[]): number => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, at) => {
    const expected = all * (shares[at] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
};
const ONE_IN_A_MILLION = [0, 23.9, 27.6, 30.7, 33.4];

const countsOf = (draw: (id: string) => number, ways: number): number[] => {
  const counts = new Array<number>(ways).fill(0);
  for (const id of everybody) {
    const way = draw(id);
    counts[way] = (counts[way] ?? 0) + 1;
  }
  return counts;
};

const one = (luckId: string, changes: Partial<Enrollment> = {}): Enrollment =>
  enrolled(compileJourney(journey(), 1), { id: `e-${luckId}`, luckId, ...changes });

const journey = (changes: Partial<Journey> = {}): Journey => ({
  id: 'j',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
  ...changes,
});

describe(`chance (seed ${SEED})`, () => {
  it.each([[[0.5, 0.5]], [[0.1, 0.9]], [[0.25, 0.25, 0.25, 0.25]], [[0.05, 0.35, 0.6]]])(
    'gives each way of %j its share of people',
    (shares) => {
      const counts = countsOf((id) => shareAt(luckOf(one(id), 'split'), shares), shares.length);
      expect(chiSquared(counts, shares)).toBeLessThan(ONE_IN_A_MILLION[shares.length - 1] ?? 0);
    },
  );

  it.each<[string, (id: string) => number]>([
    ['a control group', (id) => holdoutLuck(id, 'j')],
    ['the control group of all journeys', (id) => globalLuck(id)],
  ])('keeps out of %s whom it should', (_, luck) => {
    const counts = countsOf((id) => (luck(id) < 0.05 ? 0 : 1), 2);
    expect(chiSquared(counts, [0.05, 0.95])).toBeLessThan(ONE_IN_A_MILLION[1] ?? 0);
  });

  it('is another one at every step, in every journey and in every control group', () => {
    const draws: [string, (id: string) => number][] = [
      ['step a', (id) => luckOf(one(id), 'a')],
      ['step b', (id) => luckOf(one(id), 'b')],
      ['journey k', (id) => luckOf(one(id, { journeyId: 'k' }), 'a')],
      ['holdout of j', (id) => holdoutLuck(id, 'j')],
      ['holdout of k', (id) => holdoutLuck(id, 'k')],
      ['global', globalLuck],
    ];
    for (const [x, a] of draws)
      for (const [y, b] of draws) {
        if (x <= y) continue;
        const counts = countsOf((id) => (a(id) < 0.5 ? 2 : 0) + (b(id) < 0.5 ? 1 : 0), 4);
        expect([x, y, chiSquared(counts, [0.25, 0.25, 0.25, 0.25]) < (ONE_IN_A_MILLION[3] ?? 0)]).toEqual([
          x,
          y,
          true,
        ]);
      }
  });

  it('stays what it is while a share grows: nobody who was in falls out', () => {
    for (const id of everybody.slice(0, 2_000)) {
      const luck = luckOf(one(id), 'split');
      if (shareAt(luck, [0.1, 0.9]) === 0) expect(shareAt(luck, [0.2, 0.8])).toBe(0);
    }
  });
});

const signedUp = (atMs: number): AppliedEvent => event('Signed Up', atMs);
const comesIn = (profile: Profile, changes: Partial<Journey> = {}, more: Partial<EntryAsk> = {}) =>
  enter({
    journey: compileJourney(journey({ entry: { reentry: 'after-exit' }, ...changes }), 1),
    event: signedUp(T0),
    profile,
    enrollments: [],
    shop,
    nowMs: T0,
    ...more,
  });

describe('luck of a person', () => {
  it('is hers at every entry and on every device, and what it was before a merge', () => {
    for (let index = 0; index < 300; index += 1) {
      const [known, device] = [`k${index}`, `d${index}`];
      const before = comesIn(ann({ id: known }));
      const again = comesIn(ann({ id: known }), {}, { event: signedUp(T0 + DAY), nowMs: T0 + DAY });
      const identities = [{ namespace: 'userId', value: 'u', linkedAtMs: T0 }];
      const hers = ann({ id: known, identities });
      const both = mergeProfiles(hers, ann({ id: device, identities: [], createdAtMs: T0 + 1 }));
      const after = comesIn(both);
      expect(new Set([before, again, after].map((entry) => entry?.luckId))).toEqual(new Set([known]));
    }
  });

  it('goes along with a browser that was in the journey before anybody knew whose it is', () => {
    const browser = ann({ id: 'browser', identities: [], createdAtMs: T0 + 1 });
    const entry = comesIn(browser);
    if (!entry) throw new Error('nobody came in');
    const entries = { j: markOf({ ...entry, status: 'completed' }, 'browser') };
    const identities = [{ namespace: 'userId', value: 'u', linkedAtMs: T0 }];
    const both = mergeProfiles(ann({ id: 'known', identities }), { ...browser, entries });
    expect(both.id).toBe('known');
    const again = comesIn(both, {}, { event: signedUp(T0 + DAY), nowMs: T0 + DAY });
    expect(again?.luckId).toBe('browser');
    expect(markOf(again ?? entry, 'known')).toMatchObject({ luckId: 'browser' });
  });

  it('is settled when she comes in: a merge on the way changes nothing', () => {
    const moved = one('browser', { profileId: 'known' });
    expect(luckOf(moved, 's')).toBe(luckOf(one('browser'), 's'));
  });
});

describe('a control group', () => {
  const all = { holdout: 0.9 };
  const idsOf = (isOut: boolean): string =>
    everybody.find((id) => holdoutLuck(id, 'j') < 0.9 === isOut) ?? '';

  it('is an enrollment that is over as it begins, with the reason', () => {
    const entry = comesIn(ann({ id: idsOf(true) }), all);
    expect(entry).toMatchObject({ status: 'exited', reason: 'holdout', endedAtMs: T0 });
    expect(entry).not.toHaveProperty('wakesAtMs');
    expect(comesIn(ann({ id: idsOf(false) }), all)).toMatchObject({ status: 'active' });
  });

  it('of all journeys is for marketing only', () => {
    const id = everybody.find((one) => globalLuck(one) < 0.5) ?? '';
    const experiments = { globalControl: 0.5, plans: [] };
    expect(comesIn(ann({ id }), {}, { experiments })).toMatchObject({ reason: 'control-group' });
    const told = comesIn(ann({ id }), { purpose: 'transactional' }, { experiments });
    expect(told).toMatchObject({ status: 'active' });
  });

  it('counts as inside as long as others would be, so that nobody is counted at every click', () => {
    const profile = ann({ id: idsOf(true) });
    const goal = { event: 'Order Completed', within: 'P3D' };
    const first = comesIn(profile, { ...all, goal });
    if (!first) throw new Error('nobody came in');
    const next = (atMs: number, changes: Partial<Profile> = {}) =>
      comesIn(
        { ...profile, ...changes },
        { ...all, goal },
        { enrollments: [first], event: signedUp(atMs), nowMs: atMs },
      );
    expect(next(T0 + 2 * DAY)).toBeUndefined();
    expect(next(T0 + 2 * DAY, { lastOrder: { atMs: T0 + DAY, source: 'web' } })).toBeDefined();
    expect(next(T0 + 3 * DAY)).toMatchObject({ reason: 'holdout', cycle: 1 });
    expect(next(T0)).toEqual(first);
  });
});

describe('an experiment between orders', () => {
  const cascade = {
    id: 'remind',
    kind: 'cascade',
    order: {
      experiment: [
        { share: 0.5, order: ['email', 'sms'] },
        { share: 0.5, order: ['sms', 'email'] },
      ],
    },
    rungs: {
      email: { template: 'cart-email', wait: 'P1D' },
      sms: { template: 'cart-sms', wait: 'P1D', price: 'paid' },
    },
  };
  const compiled = compileJourney(journey({ steps: [cascade] as unknown as Journey['steps'] }), 1);
  const firstOf = (luckId: string): string => {
    const enrollment = enrolled(compiled, { luckId });
    const verdict = advance({
      enrollment,
      journey: compiled,
      status: 'live',
      profile: ann(),
      contact,
      shop,
      switches,
      nowMs: T0,
    });
    return verdict.kind === 'send' ? verdict.channel : verdict.kind;
  };

  it('gives each person one order, always the same, and both their share', () => {
    const counts = countsOf((id) => (firstOf(id) === 'email' ? 0 : 1), 2);
    expect(chiSquared(counts, [0.5, 0.5])).toBeLessThan(ONE_IN_A_MILLION[1] ?? 0);
    for (const id of everybody.slice(0, 200)) expect(firstOf(id)).toBe(firstOf(id));
  });

  it('says of those who are left the messages of her own order', () => {
    const luckId = everybody.find((id) => firstOf(id) === 'sms') ?? '';
    const enrollment = enrolled(compiled, {
      luckId,
      position: {
        stepId: 'remind',
        enteredStepAtMs: T0,
        rung: { index: 0, channel: 'sms', sentAtMs: T0, sendId: 's' },
      },
    });
    const skips = skipsOnEnd({
      enrollment,
      journey: compiled,
      profile: ann(),
      shop,
      reason: 'ordered',
      atMs: T0,
    });
    expect(skips.map(({ channel }) => channel)).toEqual(['email']);
  });
});
