import * as z from 'zod';
import { DAY_MS, inMs } from './duration.ts';

const LONGEST_MS = 366 * DAY_MS;

/** `PT1H`, `P1D`, `P2W`: no months and years, which have no fixed length; a year at most. */
export const duration = z
  .string()
  .refine(
    (text) => (inMs(text) ?? Number.POSITIVE_INFINITY) <= LONGEST_MS,
    'an ISO 8601 duration such as PT1H or P1D, a year at most',
  )
  .meta({ description: 'ISO 8601 duration, P1D is 24 hours', examples: ['PT1H', 'P1D'] });
