import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anonymizedProfile } from '../../../core/privacy/anonymized.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { mergeInto } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { mergeLists, mergeSegmentMarks } from '../../../core/profile/segment-marks.ts';
import { separate } from '../../../core/profile/separate.ts';
import { ANEW } from '../../../core/profile/unjudged.ts';

const ann: Profile = {
  ...emptyProfile('ann', 1),
  segments: { vip: 10, tea: 30 },
  clock: { atMs: 99, no: 4 },
  judgedBy: 'r1',
};
const bob: Profile = {
  ...emptyProfile('bob', 2),
  segments: { tea: 20, cups: 5 },
  lists: { blogger: { saidAtMs: 3, on: true } },
  clock: { atMs: 50, no: 9 },
  judgedBy: 'r1',
};

describe('segments of two people who become one', () => {
  it('are those of both, each since the earlier time, until she is looked at as a whole', () => {
    expect(mergeInto(ann, bob, defaultRules)).toMatchObject({
      segments: { vip: 10, tea: 20, cups: 5 },
      lists: { blogger: { on: true } },
      clock: { atMs: 99, no: 4 },
    });
    expect(mergeInto(ann, bob, defaultRules)).toHaveProperty('judgedBy', ANEW);
  });

  it('are hers again when they are told apart; nothing is armed for who had been frozen', () => {
    const { winner, loser } = separate({
      winner: mergeInto(ann, bob, defaultRules),
      before: ann,
      loser: { ...bob, mergedInto: 'ann' },
      rules: defaultRules,
    });

    expect(winner).toMatchObject({ segments: { vip: 10, tea: 30 }, clock: { atMs: 99, no: 4 } });
    expect(loser).toMatchObject({ segments: { tea: 20, cups: 5 }, lists: { blogger: { on: true } } });
    for (const one of [winner, loser]) expect(one).toHaveProperty('judgedBy', ANEW);
    expect(loser).not.toHaveProperty('clock');
    expect(winner).not.toHaveProperty('lists');
  });
});

describe('the latest word on a list', () => {
  const mark = fc
    .record({ saidAtMs: fc.nat(3), on: fc.constantFrom(true as const, undefined) })
    .map((one) => ({
      saidAtMs: one.saidAtMs,
      ...(one.on && { on: one.on }),
    }));
  const lists = fc.dictionary(fc.constantFrom('a', 'b', 'c'), mark);

  it('stands in whatever order the words come in', () => {
    fc.assert(
      fc.property(lists, lists, lists, (x, y, z) => {
        expect(mergeLists(x, y)).toEqual(mergeLists(y, x));
        expect(mergeLists(mergeLists(x, y), z)).toEqual(mergeLists(x, mergeLists(y, z)));
        expect(mergeLists(x, x)).toEqual(x);
      }),
    );
  });

  it('takes her off at a tie, and forgets old words before she is taken off a list she is on', () => {
    expect(mergeLists({ a: { saidAtMs: 1, on: true } }, { a: { saidAtMs: 1 } })).toEqual({
      a: { saidAtMs: 1 },
    });
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [`l${at}`, { saidAtMs: 1_000 + at }]),
    );
    const kept = mergeSegmentMarks({ lists: many }, { lists: { on: { saidAtMs: 1, on: true } } }).lists ?? {};
    expect([Object.keys(kept).length, 'on' in kept, 'l0' in kept]).toEqual([100, true, false]);
  });
});

it('leaves nothing of it where only what can be counted is left', () => {
  const left = anonymizedProfile({ ...bob, messages: { channels: {}, journeys: { j: 1 } } });
  for (const name of ['segments', 'lists', 'clock', 'judgedBy', 'messages'])
    expect(left).not.toHaveProperty(name);
});
