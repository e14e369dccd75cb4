import { describe, expect, it } from '@jest/globals';
import type { ContactRequest } from '../../../core/contact/contact-request.ts';
import { mayContact } from '../../../core/contact/may-contact.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, contact, DAY, HOUR, shop, switches, T0 } from '../journey/make.ts';

const ask = (profile: Profile, more: Partial<ContactRequest> = {}) =>
  mayContact({ profile, channel: 'email', purpose: 'marketing', ...more }, { contact, shop, switches }, T0);

const paused = ann({ pause: { saidAtMs: T0 - DAY, endsAtMs: T0 + 3 * DAY } });
const complaining = ann({ complaints: [{ id: 'c1', saidAtMs: T0 - DAY }] });

describe('marketing to somebody on pause', () => {
  it('waits, a day at a time in case the pause is taken back', () => {
    expect(ask(paused)).toEqual({ kind: 'held', untilMs: T0 + DAY, reason: 'on-pause' });
    const nearly = ann({ pause: { saidAtMs: T0 - DAY, endsAtMs: T0 + HOUR } });
    expect(ask(nearly)).toEqual({ kind: 'held', untilMs: T0 + HOUR, reason: 'on-pause' });
  });

  it('goes on when it is over or taken back', () => {
    for (const endsAtMs of [T0, T0 - DAY])
      expect(ask(ann({ pause: { saidAtMs: T0 - DAY, endsAtMs } })).kind).toBe('allowed');
  });

  it('does not wait for nothing where she can get nothing anyway', () => {
    expect(ask({ ...paused, consents: [] })).toEqual({ kind: 'skipped', reason: 'no-consent' });
    expect(ask(paused, { suppressed: 'bounced' })).toEqual({ kind: 'skipped', reason: 'suppressed' });
  });
});

describe('marketing to somebody who complains', () => {
  it('waits and is asked again in an hour, until it is closed', () => {
    expect(ask(complaining)).toEqual({ kind: 'held', untilMs: T0 + HOUR, reason: 'complaint-open' });
    const closed = ann({ complaints: [{ id: 'c1', saidAtMs: T0, closed: true }] });
    expect(ask(closed).kind).toBe('allowed');
  });
});

it('what she needs to know reaches her all the same', () => {
  for (const profile of [paused, complaining])
    expect(ask(profile, { purpose: 'transactional' }).kind).toBe('allowed');
});
