import type { EventSource } from '../ports.ts';

/** More than a stage lets through as it is deployed, and a bound to what a key can cost that has got into wrong hands. */
const USUAL_PER_SECOND = 10_000;

/** Events a second that are taken of a source, over ten seconds. */
export const limitOf = ({ limitPerSecond = USUAL_PER_SECOND }: Pick<EventSource, 'limitPerSecond'>): number =>
  limitPerSecond;

/** Enough for an office behind one address, and for a queue that a page kept while offline. */
const LEAST_OF_ADDRESS_PER_SECOND = 100;

/** Of these one address of the net may send a tenth, where anybody can send: the others go on beside a loop in one page. */
export const addressLimitOf = (source: Pick<EventSource, 'limitPerSecond'>): number =>
  Math.min(limitOf(source), Math.max(limitOf(source) / 10, LEAST_OF_ADDRESS_PER_SECOND));
