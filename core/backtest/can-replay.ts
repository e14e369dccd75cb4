import type { Fault } from '../errors.ts';
import type { Journey } from '../journey/journey.ts';

/** Why a journey cannot be played over past events; undefined where it can: the archive holds what people did, and no clock. */
export const replayFault = ({ trigger }: Pick<Journey, 'trigger'>): Fault | undefined =>
  'event' in trigger || 'manual' in trigger
    ? undefined
    : { path: '/trigger', message: 'only what events start can be played over past events' };
