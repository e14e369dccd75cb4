import { describe, expect, it } from '@jest/globals';
import { consentsOf } from '../../../core/consent/consents-of.ts';
import { channelFor } from '../../../core/contact/channel-for.ts';
import { addressesOf, addressOf } from '../../../core/profile/address-of.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { mergeProfiles } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { deviceDropped } from '../../../core/push/device-dropped.ts';
import { identify, shopEvent, startMs } from '../../support/events.ts';

const nobody = emptyProfile('p', startMs);
const browser = (value: string) => ({ namespace: 'webPush', value });

const subscribes = (profile: Profile, value: string, inMs: number, event = 'Push Subscribed'): Profile => {
  const one = shopEvent({ event, inMs });
  const links = [{ ...browser(value), linkedAtMs: one.atMs }];
  return applyEvent(profile, one, { links, statements: { consents: [], pendingConsents: [] } });
};
const drops = (profile: Profile, value: string, inMs: number): Profile => {
  const drop = { profileId: 'p', channel: 'webpush' as const, ...browser(value), atMs: startMs + inMs };
  const [event] = deviceDropped(drop).events;
  return event ? applyEvent(profile, event) : profile;
};
const inUse = (profile: Profile) => addressesOf(profile, 'webpush').map(({ value }) => value);

describe('a device that is gone', () => {
  it('is used no longer, the one before it is; registered anew it is used again', () => {
    const two = subscribes(subscribes(nobody, 'old', 0), 'new', 10);
    const dropped = drops(two, 'new', 20);

    expect([addressOf(two, 'webpush'), inUse(dropped)]).toEqual(['new', ['old']]);
    expect(inUse(subscribes(dropped, 'new', 30))).toEqual(['new', 'old']);
    expect(consentsOf(dropped).map(({ address, basis }) => [address, basis])).toEqual([
      ['old', 'device permission'],
    ]);
  });

  it('is so whatever comes first, and after a merge and a rest in the table', () => {
    const late = subscribes(drops(subscribes(nobody, 'b', 0), 'b', 20), 'b', 10);
    const merged = mergeProfiles(drops(subscribes(nobody, 'b', 0), 'b', 20), {
      ...subscribes(nobody, 'b', 10),
      id: 'q',
    });

    expect([inUse(late), inUse(merged)]).toEqual([[], []]);
    expect(decodeProfile('p', encodeProfile(late))).toEqual(late);
  });

  it('may be taken away by its own browser, and by no client for somebody else', () => {
    const own = subscribes(subscribes(nobody, 'b', 0), 'b', 10, 'Push Unsubscribed');
    const foreign = applyEvent(
      subscribes(nobody, 'b', 0),
      shopEvent({ event: 'Device Dropped', inMs: 10, properties: browser('b') }),
    );

    expect([inUse(own), inUse(foreign)]).toEqual([[], ['b']]);
  });
});

describe('a push', () => {
  const denies = (profile: Profile, channel: string) => {
    const event = identify({ inMs: 50, traits: { consent: { [channel]: 'denied' } } });
    const pending = { channel: channel as 'push', purpose: 'marketing', status: 'denied' } as const;
    const statements = { consents: [], pendingConsents: [{ ...pending, atMs: event.atMs }] };
    return applyEvent(profile, event, { links: [], statements });
  };

  it('reaches her app, else her browser, else nobody', () => {
    const withBrowser = subscribes(nobody, 'b', 0);
    const app = { namespace: 'deviceToken', value: 't', linkedAtMs: startMs };
    const withBoth = { ...withBrowser, identities: [...withBrowser.identities, app] };

    expect([nobody, withBrowser, withBoth].map((one) => channelFor(one, 'push'))).toEqual([
      'push',
      'webpush',
      'push',
    ]);
    expect(channelFor(withBrowser, 'email')).toBe('email');
  });

  it.each(['push', 'webpush'])('to a browser is not allowed to whoever denied %s', (channel) => {
    expect(consentsOf(subscribes(nobody, 'b', 0))).toMatchObject([{ channel: 'webpush', status: 'granted' }]);
    const granted = consentsOf(denies(subscribes(nobody, 'b', 0), channel)).filter(
      ({ status }) => status === 'granted',
    );

    expect(granted).toEqual([]);
  });
});
