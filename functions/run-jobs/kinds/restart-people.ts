import { JOURNEY_RESTARTED } from '../../../core/journey/by-hand/hand-act.ts';
import { actOnPeople } from '../act-on-people.ts';

/** Ends people inside a journey and lets them in again from the first step, with what they came in by. */
export const restartPeople = actOnPeople(JOURNEY_RESTARTED);
