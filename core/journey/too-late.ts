import { HOUR_MS } from '../duration.ts';

/** A wake that comes later than this sends nothing: the moment for it has passed. */
export const TOO_LATE_MS = 6 * HOUR_MS;
