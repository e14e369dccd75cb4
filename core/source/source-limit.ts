import type { EventSource } from '../ports.ts';

/** More than a stage lets through as it is deployed, and a bound to what a key can cost that has got into wrong hands. */
const USUAL_PER_SECOND = 10_000;

/** Events a second that are taken of a source, over ten seconds. */
export const limitOf = ({ limitPerSecond = USUAL_PER_SECOND }: Pick<EventSource, 'limitPerSecond'>): number =>
  limitPerSecond;
