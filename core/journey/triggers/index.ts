import { event } from './event.ts';
import { manual } from './manual.ts';
import { schedule } from './schedule.ts';

/** Every kind of trigger. Validator, published schema and the index of journeys follow. */
export const triggerKinds = { event, manual, schedule };
