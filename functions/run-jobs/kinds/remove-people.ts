import { JOURNEY_LEFT } from '../../../core/journey/by-hand/hand-act.ts';
import { actOnPeople } from '../act-on-people.ts';

/** Takes people out of a journey; they may come in again as its re-entry allows. */
export const removePeople = actOnPeople(JOURNEY_LEFT);
