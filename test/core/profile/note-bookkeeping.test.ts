import { describe, expect, it } from '@jest/globals';
import { messageFact } from '../../../core/event/message-fact.ts';
import { journeyEnded } from '../../../core/journey/journey-ended.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { timesWithin } from '../../../core/profile/stats/counted.ts';
import { enrolled, t0 } from '../../support/ann.ts';

const rules = { ...defaultRules, counted: new Map([['Email Sent', 7 * 86_400_000]]) };
const fold = (profile: Profile, [event]: ReturnType<typeof messageFact>['events'], as = rules) => {
  if (!event) throw new Error('nothing is said');
  return applyEvent(profile, event, undefined, as);
};
const fact = (kind: 'Sent' | 'Opened' | 'Link Clicked', atMs: number, sendId = 's1') =>
  messageFact({ profileId: 'ann', channel: 'email', kind, atMs, sendId, journeyId: 'welcome' }).events;
const ann = { ...emptyProfile('ann', t0), lastSeenAtMs: t0, firstSeenAtMs: t0 };

describe('what became of a message', () => {
  it('is known of the channel and the journey, whatever the order it is told in', () => {
    const told = [fact('Sent', t0 + 1), fact('Link Clicked', t0 + 9), fact('Sent', t0 + 5, 's2')];
    const forth = told.reduce((profile, one) => fold(profile, one), ann);
    const back = told.toReversed().reduce((profile, one) => fold(profile, one), ann);

    expect(forth.messages).toEqual({
      channels: { email: { sentAtMs: t0 + 5, clickedAtMs: t0 + 9 } },
      journeys: { welcome: t0 + 5 },
    });
    expect(back.messages).toEqual(forth.messages);
  });

  it('is counted, once a second, and is no sign of life of hers', () => {
    const sent = fold(
      fold(fold(ann, fact('Sent', t0 + 1000)), fact('Sent', t0 + 1001)),
      fact('Sent', t0 + 60_000),
    );
    expect(timesWithin(sent.stats.counted, 'Email Sent', 86_400_000, t0 + 60_000)).toBe(2);
    expect([sent.lastSeenAtMs, sent.lastVisitAtMs, sent.stats.sources]).toEqual([t0, undefined, {}]);
  });

  it('is nothing where a shop sends an event of that name', () => {
    const [event] = fact('Sent', t0 + 1);
    const { profileId: _, ...pretended } = event ?? ({} as never);
    expect(fold(ann, [pretended]).messages).toBeUndefined();
  });
});

it('the end of a journey is noted of the entry that it is about, and of no later one', () => {
  const mark = { enrollmentId: enrolled().id, entryKey: 'c1', atMs: t0 };
  const inside = { ...ann, entries: { 'cart-abandoned': mark } };
  expect(fold(inside, journeyEnded(enrolled(), t0 + 5).events).entries['cart-abandoned']?.ended).toBe(true);
  const again = { ...ann, entries: { 'cart-abandoned': { ...mark, enrollmentId: 'later' } } };
  expect(fold(again, journeyEnded(enrolled(), t0 + 5).events).entries).toEqual(again.entries);
});
