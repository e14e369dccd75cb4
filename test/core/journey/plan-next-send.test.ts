import { describe, expect, it } from '@jest/globals';
import type { AdvanceAsk } from '../../../core/journey/advance.ts';
import { planNextSend } from '../../../core/journey/plan-next-send.ts';
import {
  afterMail,
  ann,
  cartJourney,
  contact,
  DAY,
  enrolled,
  HOUR,
  journeyOf,
  shop,
  switches,
  T0,
} from './make.ts';

const plan = (changes: Partial<AdvanceAsk> = {}) =>
  planNextSend({
    enrollment: enrolled(cartJourney, { wakesAtMs: T0 + HOUR }),
    journey: cartJourney,
    status: 'live',
    profile: ann(),
    ...{ contact, shop, switches, nowMs: T0 },
    ...changes,
  });

const send = (channel: 'email' | 'sms', id: string = channel) => ({
  ...{ id, kind: 'send' as const, channel, template: `cart-${channel}` },
});

describe('what is sent next if she does nothing', () => {
  it('is the first message of the cascade that she can get, after the hour', () => {
    expect(plan()).toEqual({ kind: 'send', channel: 'email', template: 'cart-email', atMs: T0 + HOUR });
  });

  it('is the next rung, when the wait after the last message is over', () => {
    const enrollment = afterMail(T0 + HOUR, { wakesAtMs: T0 + HOUR + DAY });

    expect(plan({ enrollment, nowMs: T0 + 2 * HOUR })).toEqual({
      kind: 'send',
      channel: 'sms',
      template: 'cart-sms',
      atMs: T0 + HOUR + DAY,
    });
  });

  it('counts from the latest touch, though the armed wake is earlier', () => {
    const profile = ann();
    const touched = {
      ...profile,
      cart: { base: { ...profile.cart.base, activityAtMs: T0 + HOUR / 2 }, ops: [] },
    };

    expect(plan({ profile: touched })).toMatchObject({ atMs: T0 + 1.5 * HOUR });
  });

  it('waits for the morning and for the end of a pause', () => {
    const night = { ...contact, timezone: 'UTC', quietHours: { email: '10:00-12:00' } };
    const paused = ann({ pause: { saidAtMs: T0, endsAtMs: T0 + 3 * DAY } });
    const german = { ...night, timezone: 'Europe/Berlin', quietHours: { email: '11:00-13:00' } };

    expect(plan({ contact: german })).toMatchObject({ channel: 'email', atMs: T0 + 3 * HOUR });
    expect(plan({ profile: paused })).toMatchObject({ channel: 'email', atMs: T0 + 3 * DAY });
  });

  it('is nothing, with the channel where only one message is kept back by the reason', () => {
    const mailed = afterMail(T0 + HOUR, { wakesAtMs: T0 + HOUR + DAY });
    const mailOnly = ann({ identities: [{ namespace: 'email', value: 'ann@example.com', linkedAtMs: T0 }] });

    expect(plan({ profile: mailOnly, enrollment: mailed, nowMs: T0 + 2 * HOUR })).toEqual({
      ...{ kind: 'none', reason: 'no-address', channel: 'sms' },
    });
    expect(plan({ profile: ann({ identities: [] }) })).toEqual({ kind: 'none', reason: 'no-address' });
    const journey = journeyOf([send('sms'), send('email'), send('sms', 'again')]);
    const refuses = { profile: { ...mailOnly, consents: [] }, journey, enrollment: enrolled(journey) };
    expect(plan(refuses)).toEqual({ kind: 'none', reason: 'no-address' });
  });

  it('is nothing, with the reason', () => {
    const none = (reason: string) => ({ kind: 'none', reason });
    const longPause = ann({ pause: { saidAtMs: T0, endsAtMs: T0 + 30 * DAY } });

    expect(plan({ status: 'paused' })).toEqual(none('paused'));
    expect(plan({ status: 'stopped' })).toEqual(none('stopped'));
    expect(plan({ profile: ann({ complaints: [{ id: 'c', saidAtMs: T0 }] }) })).toEqual(
      none('complaint-open'),
    );
    expect(plan({ profile: ann({ consents: [] }) })).toEqual(none('no-consent'));
    expect(plan({ profile: longPause })).toEqual(none('too-late'));
    expect(plan({ profile: ann({ lastOrder: { atMs: T0 + 1, source: 'pos' } }) })).toEqual(none('ordered'));
    const visited = { profile: ann({ lastVisitAtMs: T0 + 2 * HOUR }), nowMs: T0 + 3 * HOUR };
    expect(plan({ ...visited, enrollment: afterMail(T0 + HOUR) })).toEqual(none('reacted'));
    const journey = journeyOf([{ id: 'w', kind: 'wait', for: 'PT1H' }]);
    expect(plan({ journey, enrollment: enrolled(journey) })).toEqual(none('nothing-left'));
  });
});
