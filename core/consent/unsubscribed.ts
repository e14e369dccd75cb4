import { cleanId } from '../event/clean-id.ts';
import type { ShopEvent } from '../event/event.ts';
import type { Profile } from '../profile/profile.ts';
import type { Channel, ConsentInEffect } from './consent.ts';
import { consentsOf } from './consents-of.ts';
import { type SaidBy, saidByOf } from './said-by.ts';

/** A yes to marketing that an event made a no. */
export interface Unsubscribed {
  channel: Channel;
  /** When the yes was said: of two events that each say the same no, whichever is folded first, it is the same. */
  yesAtMs: number;
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
  const allowed = new Map(
    consentsOf(before)
      .filter((one) => isMarketing(one) && one.status === 'granted')
      .map((one) => [placeOf(one), one.atMs]),
  );
  const denied = consentsOf(after).flatMap((one) => {
    const yesAtMs = allowed.get(placeOf(one));
    return isMarketing(one) && one.status === 'denied' && yesAtMs !== undefined ? [{ ...one, yesAtMs }] : [];
  });
  const by = saidBy(event);
  return [...new Map(denied.map((one) => [one.channel, one])).values()].map(({ channel, yesAtMs, atMs }) => ({
    channel,
    yesAtMs,
    atMs,
    ...(by && { by }),
  }));
};
