import type { EventEnvelope } from './event.ts';
import { ownEvent } from './own-event.ts';

export interface OperatorEvent {
  profileId: string;
  event: string;
  /** Name of the token that did it. */
  by: string;
  atMs: number;
  /** Why, in the operator's words. */
  text?: string | undefined;
  properties?: Record<string, unknown> | undefined;
  /** Tells this act from others; the time when it is left out. */
  parts?: readonly (string | number)[] | undefined;
}

/** What somebody did by hand to a person, as an event of hers. */
export const operatorEvent = (act: OperatorEvent): EventEnvelope => {
  const { profileId, event, by, atMs, text, properties, parts } = act;
  return ownEvent({
    profileId,
    event,
    source: 'operator',
    atMs,
    properties: { ...properties, ...(text !== undefined && { text }), by },
    prefix: 'operator',
    parts: parts ?? [atMs],
  });
};
