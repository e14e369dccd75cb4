import type { EventEnvelope } from '../event/event.ts';
import { hashId } from '../hash.ts';
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
  /** Tells this statement from others: the same parts make the same message, which counts once. */
  parts: readonly (string | number)[];
}

/** What Kaskad itself has learnt about consent, as an event of the person that says it: nobody writes the register directly. */
export const consentChanged = (change: ConsentChange): EventEnvelope => {
  const { profileId, channel, address, purpose, status, atMs, text, parts } = change;
  const messageId = `consent-${hashId([profileId, channel, address, purpose, status, text, ...parts])}`;
  return {
    v: 1,
    entryId: messageId,
    receivedAtMs: atMs,
    source: 'kaskad',
    trust: 'internal',
    keyId: 'kaskad',
    mayStateConsent: true,
    events: [
      {
        type: 'track',
        event: 'Consent Changed',
        messageId,
        atMs,
        source: channel,
        profileId,
        properties: { channel, address, purpose, status, text },
      },
    ],
  };
};
