import { cleanId } from '../event/clean-id.ts';
import type { CheckId, Sighting, SightingFault } from './sighting.ts';

/** What an event shows, of whatever source. */
export type Shown = Omit<Sighting, 'sourceId'>;

export const either = (check: CheckId, isThere: boolean, fault: SightingFault): Shown =>
  isThere ? { check } : { check, fault };

/** Something stands there, be it of use or not. */
export const stands = (value: unknown): boolean =>
  typeof value === 'object' ? value !== null : cleanId(value) !== undefined;
