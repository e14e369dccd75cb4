import { isOperatorAct } from '../../profile/operator/acts.ts';
import type { AppliedEvent } from '../applied-event.ts';

/** Somebody was taken out of a journey by hand. */
export const JOURNEY_LEFT = 'Journey Left';
/** She begins again from the first step. */
export const JOURNEY_RESTARTED = 'Journey Restarted';
/** Either of the two was a mistake. */
export const JOURNEY_RETURNED = 'Journey Returned';
/** She goes on in the version in effect. */
export const JOURNEY_MOVED = 'Journey Moved';
/** It was stopped for everybody. */
export const JOURNEY_STOPPED = 'Journey Stopped';

const names = [JOURNEY_LEFT, JOURNEY_RESTARTED, JOURNEY_RETURNED, JOURNEY_MOVED, JOURNEY_STOPPED] as const;

export type HandActName = (typeof names)[number];

/** What is done by hand to a person's place in a journey: an event of hers, which the fold carries out. */
export interface HandAct {
  name: HandActName;
  journeyId: string;
  /** One of several; else all that she is in. */
  enrollmentId?: string;
  /** The job that does it to many: only what it did itself can be undone. */
  jobId?: string;
}

const known: ReadonlySet<string> = new Set(names);

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Undefined for an event that is none. Only Kaskad itself names a profile, so that no client can play an operator. */
export const handActOf = (
  event: Pick<AppliedEvent, 'event' | 'profileId' | 'source' | 'properties'>,
): HandAct | undefined => {
  if (!known.has(event.event) || !isOperatorAct(event)) return undefined;
  const { properties } = event;
  const journeyId = text(properties?.journeyId);
  if (journeyId === undefined) return undefined;
  const [enrollmentId, jobId] = [text(properties?.enrollmentId), text(properties?.jobId)];
  return {
    name: event.event as HandActName,
    journeyId,
    ...(enrollmentId !== undefined && { enrollmentId }),
    ...(jobId !== undefined && { jobId }),
  };
};
