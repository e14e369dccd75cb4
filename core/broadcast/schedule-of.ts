import type { Journey } from '../journey/journey.ts';
import type { Schedule } from './occurrences.ts';

/** When a broadcast goes out; undefined for other journeys. */
export const scheduleOf = ({ trigger }: Pick<Journey, 'trigger'>): Schedule | undefined =>
  'schedule' in trigger ? trigger.schedule : undefined;
