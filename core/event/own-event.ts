import { hashId } from '../hash.ts';
import type { EventContext, EventEnvelope, ShopEvent } from './event.ts';
import { utf8Bytes } from './limits.ts';
import { runsOf } from './runs-of.ts';

export interface OwnEvent {
  /** Whom it is about; after a merge the winner. */
  profileId: string;
  /** Past tense: `Consent Changed`. */
  event: string;
  /** A channel, or `operator` for what somebody did by hand: history shows that as such. */
  source: string;
  atMs: number;
  properties: Record<string, unknown>;
  /** `identify` with `traits`; a `track` when it is left out. */
  type?: 'track' | 'identify';
  traits?: Record<string, unknown>;
  /** It repeats what whoever said. */
  unproven?: true;
  /** Where she said it, and from which address of the net. */
  context?: EventContext;
  /** Starts the message id: a short word. */
  prefix: string;
  /** Tells this event from others: the same parts make the same message, which counts once. */
  parts: readonly (string | number)[];
}

/**
 * What Kaskad itself has to say of a person, as an event of hers: nobody but the fold writes a profile. Trust `internal`
 * cannot be claimed from outside: the collector never sets it.
 */
export const ownEvent = ({ prefix, parts, ...said }: OwnEvent): EventEnvelope => {
  const messageId = `${prefix}-${hashId([said.profileId, said.event, ...parts])}`;
  const event: ShopEvent = { type: 'track', messageId, ...said };
  return envelopeOf(messageId, said.atMs, [event]);
};

const envelopeOf = (entryId: string, receivedAtMs: number, events: ShopEvent[]): EventEnvelope => ({
  v: 1,
  entryId,
  receivedAtMs,
  source: 'kaskad',
  trust: 'internal',
  keyId: 'kaskad',
  mayStateConsent: true,
  events,
});

/** Much that Kaskad has to say, of many people: `most` events in an entry, and no more than fit 60 KB. */
export const envelopesOf = (
  events: readonly ShopEvent[],
  { atMs, most }: { atMs: number; most: number },
): EventEnvelope[] => {
  const headBytes = utf8Bytes(JSON.stringify(envelopeOf(hashId([]), atMs, [])));
  return runsOf(events, headBytes, most).map((run) =>
    envelopeOf(hashId(run.map(({ messageId }) => messageId)), atMs, run),
  );
};
