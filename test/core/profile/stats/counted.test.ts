import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent, nothingAccepted } from '../../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../../core/profile/codec.ts';
import { emptyProfile } from '../../../../core/profile/empty-profile.ts';
import { defaultRules, type FoldRules } from '../../../../core/profile/fold-rules.ts';
import { mergeProfiles } from '../../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import { timesWithin } from '../../../../core/profile/stats/counted.ts';
import { shopEvent, startMs } from '../../../support/events.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const counting = (...names: string[]): FoldRules => ({
  ...defaultRules,
  counted: new Map(names.map((name) => [name, weekMs])),
});
const rules = counting('Product Viewed', 'Searched');

type Said = Parameters<typeof shopEvent>[0];
const nobody = emptyProfile('p1', startMs);
const person = (events: readonly Said[], start = nobody, by = rules): Profile =>
  events.reduce<Profile>((profile, one) => applyEvent(profile, shopEvent(one), nothingAccepted, by), start);
const views = ({ stats }: Profile, inMs: number, windowMs = weekMs) =>
  timesWithin(stats.counted, 'Product Viewed', windowMs, startMs + inMs);

describe('how often a person did something', () => {
  it('is counted within the window before a moment, to the second', () => {
    const ann = person([{ inMs: 0 }, { inMs: dayMs }, { inMs: dayMs }, { event: 'Page Viewed' }]);
    expect([views(ann, dayMs), views(ann, dayMs - 1000), views(ann, -1000)]).toEqual([3, 1, 0]);
    expect([views(ann, weekMs - 1000), views(ann, weekMs), views(ann, weekMs + dayMs)]).toEqual([3, 2, 0]);
    expect(views(ann, dayMs, 1000)).toBe(2);
  });

  it('leaves robots out', () => {
    expect(views(person([{ bot: true }, {}]), 0)).toBe(1);
  });

  it('is exact up to fifty times; of more the latest are kept', () => {
    const ann = person(Array.from({ length: 80 }, (_, at) => ({ inMs: at * 1000 })));
    expect(views(ann, 80_000)).toBe(50);
    expect(ann.stats.counted['Product Viewed']?.[0]).toBe(startMs / 1000 + 30);
  });

  it('is kept only as long as some rule may ask, and for the events that rules name', () => {
    const ann = person([{ inMs: 0 }, { inMs: 2 * weekMs }, { event: 'Page Viewed', inMs: 2 * weekMs }]);
    expect(ann.stats.counted).toEqual({ 'Product Viewed': [startMs / 1000 + 14 * 86_400] });
    expect(person([{ event: 'Page Viewed' }], ann, counting('Searched')).stats.counted).toEqual({});
  });

  const history = fc.array(
    fc.record({
      inMs: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 20 * dayMs })),
      event: fc.constantFrom('Product Viewed', 'Searched', 'Page Viewed'),
    }),
    { maxLength: 20 },
  );
  const named = history.map((all) => all.map((one, at) => ({ ...one, messageId: `m${at}` })));

  it('does not depend on the order of arrival, nor on which of two profiles counted', () => {
    const cases = named.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([inTime, asArrived, sides]) => {
        const { counted } = person(inTime).stats;
        expect(person(asArrived).stats.counted).toEqual(counted);
        const left = person(inTime.filter((_, at) => sides[at]));
        const right = person(
          inTime.filter((_, at) => !sides[at]),
          emptyProfile('p2', startMs),
        );
        expect(mergeProfiles(left, right, rules).stats.counted).toEqual(counted);
      }),
      { numRuns: RUNS },
    );
  });

  it('is what a simple count says, late events of the last day included, and comes back from the table', () => {
    fc.assert(
      fc.property(named, fc.integer({ min: 0, max: dayMs }), (all, agoMs) => {
        const ann = person(all);
        const lastMs = Math.max(0, ...all.map(({ inMs }) => inMs));
        const atMs = Math.max(0, lastMs - agoMs);
        const second = (ms: number) => Math.floor((startMs + ms) / 1000);
        const expected = all.filter(
          ({ event, inMs }) =>
            event === 'Product Viewed' &&
            second(inMs) <= second(atMs) &&
            second(inMs) > second(atMs) - weekMs / 1000,
        );
        expect(views(ann, atMs)).toBe(expected.length);
        expect(decodeProfile('p1', encodeProfile(ann))).toEqual(ann);
      }),
      { numRuns: RUNS },
    );
  });
});
