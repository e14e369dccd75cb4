import type { ShopEvent } from '../event/event.ts';
import type { AppliedEvent } from '../journey/applied-event.ts';
import { DATE_REACHED, SEGMENT_ENTERED, SEGMENT_LEFT, SEGMENTS_SOURCE } from './derived-words.ts';
import type { Judgement } from './judge.ts';

/** What the judgement was called for. */
export interface Cause {
  atMs: number;
  /** Nothing but what happened long ago. */
  historical: boolean;
}

/** Of all that came in at once the latest; a file of last year's receipts is no news. */
export const causeOf = (events: readonly ShopEvent[], nowMs: number): Cause => ({
  atMs: events.length > 0 ? Math.max(...events.map(({ atMs }) => atMs)) : nowMs,
  historical: events.length > 0 && events.every(({ historical }) => historical === true),
});

/**
 * What a judgement says to journeys. Who is found by an edited condition has not come in: such an event enrols nobody, but it ends
 * what is to end when she leaves.
 */
export const derivedEvents = ({ crossings, dates }: Judgement, cause: Cause): AppliedEvent[] => {
  const event = (name: string, id: string, atMs: number, properties: Record<string, unknown>) => ({
    ...{ type: 'track' as const, event: name, messageId: `${name} ${id} ${atMs}`, atMs },
    ...{ source: SEGMENTS_SOURCE, properties, derived: true as const },
  });
  return [
    ...crossings.map(({ segmentId, kind, edited }) => ({
      ...event(kind === 'entered' ? SEGMENT_ENTERED : SEGMENT_LEFT, segmentId, cause.atMs, { segmentId }),
      ...((edited || cause.historical) && { historical: true }),
    })),
    ...dates.map(({ journeyId, date, atMs }) => event(DATE_REACHED, journeyId, atMs, { journeyId, date })),
  ];
};
