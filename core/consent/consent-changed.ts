import type { EventContext, EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { Channel, ConsentStatus, Purpose } from './consent.ts';
import type { SaidBy } from './said-by.ts';

export interface ConsentChange {
  profileId: string;
  channel: Channel;
  /** Without one it holds for every address of the channel known by then, else for the next one. */
  address?: string;
  purpose: Purpose;
  status: ConsentStatus;
  atMs: number;
  /** What said so: `unsubscribe`, `complaint`. */
  text: string;
  /** Where it was said; the channel itself unless told otherwise. */
  source?: string;
  /** The page and the address of the net that it was said from: part of the proof. */
  context?: EventContext;
  /** Why it counts, besides that she said so. */
  basis?: string;
  /** Who did it by hand: the name of the token. */
  by?: string;
  /** The message whose link, or whose complaint, said so. */
  saidBy?: SaidBy | undefined;
  /** Tells this statement from others: the same parts make the same message, which counts once. */
  parts: readonly (string | number)[];
}

/** What Kaskad itself has learnt about consent, as an event of the person that says it: nobody writes the register directly. */
export const consentChanged = (change: ConsentChange): EventEnvelope => {
  const { profileId, channel, address, purpose, status, atMs, text, source, by, parts } = change;
  const { context, basis, saidBy } = change;
  return ownEvent({
    profileId,
    event: 'Consent Changed',
    source: source ?? channel,
    atMs,
    properties: {
      channel,
      ...(address !== undefined && { address }),
      purpose,
      status,
      text,
      ...(basis && { basis }),
      ...(by && { by }),
      ...saidBy,
    },
    ...(context && { context }),
    prefix: 'consent',
    parts: [channel, address ?? '', purpose, status, text, ...parts],
  });
};
