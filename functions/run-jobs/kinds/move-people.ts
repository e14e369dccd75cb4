import { JOURNEY_MOVED } from '../../../core/journey/by-hand/hand-act.ts';
import { actOnPeople } from '../act-on-people.ts';

/** Lets people go on in the version in effect, where it has the step that they stand at. */
export const movePeople = actOnPeople(JOURNEY_MOVED);
