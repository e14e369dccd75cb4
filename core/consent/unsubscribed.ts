import { cleanId } from '../event/clean-id.ts';
import type { ShopEvent } from '../event/event.ts';
import type { Profile } from '../profile/profile.ts';
import type { Channel, ConsentInEffect } from './consent.ts';
import { consentsOf } from './consents-of.ts';
import { type SaidBy, saidByOf } from './said-by.ts';

/** A yes to marketing that an event made a no. */
export interface Unsubscribed {
  channel: Channel;
  atMs: number;
  by?: SaidBy;
}

type Person = Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>;

const isMarketing = ({ purpose }: ConsentInEffect): boolean => purpose === 'marketing';
const placeOf = ({ channel, address }: ConsentInEffect): string => `${channel} ${address}`;

/** Only Kaskad itself names a profile, and knows which message it was. */
const saidBy = ({ profileId, properties = {} }: ShopEvent): SaidBy | undefined => {
  if (profileId === undefined) return undefined;
  const [sendId, enrollmentId, journeyId] = [
    properties.sendId,
    properties.enrollmentId,
    properties.journeyId,
  ].map(cleanId);
  return saidByOf({
    ...(sendId && { sendId }),
    ...(enrollmentId && { enrollmentId }),
    ...(journeyId && { journeyId }),
  });
};

/** Channels that she could be written to before, and said no to: once each, however many addresses she has there. */
export const unsubscribedBy = (event: ShopEvent, before: Person, after: Person): Unsubscribed[] => {
  if (before.consents === after.consents && before.pendingConsents === after.pendingConsents) return [];
  const allowed = new Set(
    consentsOf(before)
      .filter((one) => isMarketing(one) && one.status === 'granted')
      .map(placeOf),
  );
  const denied = consentsOf(after).filter(
    (one) => isMarketing(one) && one.status === 'denied' && allowed.has(placeOf(one)),
  );
  const by = saidBy(event);
  return [...new Map(denied.map((one) => [one.channel, one])).values()].map(({ channel, atMs }) => ({
    channel,
    atMs,
    ...(by && { by }),
  }));
};
