import type { AppliedEvent } from '../journey/applied-event.ts';

/** She came into a segment, or out of it: `segmentId` in the properties. Derived; nobody says it. */
export const SEGMENT_ENTERED = 'Segment Entered';
export const SEGMENT_LEFT = 'Segment Left';
/** A date that a journey waits for has come: `journeyId` and `date` in the properties. */
export const DATE_REACHED = 'Date Reached';

/** Where they come from: no visit, no channel of hers. */
export const SEGMENTS_SOURCE = 'segments';

/** Follows from how she is and what time it is: a shop that sends an event of such a name says something else. */
export const isDerivedByUs = ({ derived, source }: AppliedEvent): boolean =>
  derived === true && source === SEGMENTS_SOURCE;
