import { DAY_MS } from '../duration.ts';
import type { EventEnvelope, ShopEvent, Trust } from '../event/event.ts';
import { shortHash } from '../hash.ts';
import type { FoldRules } from './fold-rules.ts';
import { ENTRY_HASH_LENGTH } from './seen.ts';

/** What happened longer ago brings nobody into a journey: when it comes in it counts as historical, and when it is folded as too old. */
export const LATE_MS = DAY_MS;

/** One event with what its envelope says of it. */
export interface Incoming {
  event: ShopEvent;
  /** shortHash of the messageId. */
  hash: string;
  entryId: string;
  /** What the profile remembers of the entry. */
  entryHash: string;
  trust: Trust;
  mayStateConsent: boolean;
  /** For phone numbers without a country of their own. */
  country?: string;
  rules: FoldRules;
}

/** The events of an envelope; those more than a day late count as historical: they update the person and enrol nobody. */
export const incomingOf = (envelope: EventEnvelope, rules: FoldRules): Incoming[] => {
  const { entryId, trust, mayStateConsent, receivedAtMs, requestId } = envelope;
  const country = envelope.country ?? rules.country;
  const entryHash = shortHash(entryId).slice(0, ENTRY_HASH_LENGTH);
  return envelope.events.map((event) => {
    const isLate = event.historical === true || receivedAtMs - event.atMs > LATE_MS;
    return {
      event: {
        ...event,
        ...(isLate && { historical: true }),
        ...(requestId !== undefined && { requestId }),
      },
      hash: shortHash(event.messageId),
      entryId,
      entryHash,
      trust,
      mayStateConsent,
      rules,
      ...(country !== undefined && { country }),
    };
  });
};

/** In the order of event time; what happened at once stays in the order it came in. */
export const inEventOrder = (all: readonly Incoming[]): Incoming[] =>
  all.toSorted((a, b) => a.event.atMs - b.event.atMs);
