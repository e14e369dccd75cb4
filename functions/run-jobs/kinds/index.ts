import type { JobKinds } from '../job-kind.ts';
import { stopJourney } from './stop-journey.ts';

/** The registry: one line per kind of job. */
export const jobKinds: JobKinds = {
  'stop-journey': stopJourney,
};
