import type { Channel } from '../consent/consent.ts';
import type { EventEnvelope } from './event.ts';
import { type FactKind, factName } from './message-facts.ts';
import { ownEvent } from './own-event.ts';

export interface MessageFact {
  profileId: string;
  channel: Channel;
  kind: FactKind;
  atMs: number;
  sendId: string;
  journeyId?: string | undefined;
}

/** What became of a message, as an event of the person; the same of one send counts once. */
export const messageFact = ({
  profileId,
  channel,
  kind,
  atMs,
  sendId,
  journeyId,
}: MessageFact): EventEnvelope =>
  ownEvent({
    ...{ profileId, event: factName(channel, kind), source: channel, atMs },
    properties: { sendId, ...(journeyId !== undefined && { journeyId }) },
    ...{ prefix: 'message', parts: [sendId] },
  });
