import { date } from './date.ts';
import { event } from './event.ts';
import { manual } from './manual.ts';
import { schedule } from './schedule.ts';
import { segment } from './segment.ts';

/** Every kind of trigger. Validator, published schema and the index of journeys follow. */
export const triggerKinds = { event, manual, schedule, segment, date };
