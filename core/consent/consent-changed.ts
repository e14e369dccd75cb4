import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { Channel, ConsentStatus, Purpose } from './consent.ts';

export interface ConsentChange {
  profileId: string;
  channel: Channel;
  address: string;
  purpose: Purpose;
  status: ConsentStatus;
  atMs: number;
  /** What said so: `unsubscribe`, `complaint`. */
  text: string;
  /** Where it was said; the channel itself unless told otherwise. */
  source?: string;
  /** Tells this statement from others: the same parts make the same message, which counts once. */
  parts: readonly (string | number)[];
}

/** What Kaskad itself has learnt about consent, as an event of the person that says it: nobody writes the register directly. */
export const consentChanged = (change: ConsentChange): EventEnvelope => {
  const { profileId, channel, address, purpose, status, atMs, text, source, parts } = change;
  return ownEvent({
    profileId,
    event: 'Consent Changed',
    source: source ?? channel,
    atMs,
    properties: { channel, address, purpose, status, text },
    prefix: 'consent',
    parts: [channel, address, purpose, status, text, ...parts],
  });
};
