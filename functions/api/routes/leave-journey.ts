import * as z from 'zod';
import { JOURNEY_LEFT } from '../../../core/journey/by-hand/hand-act.ts';
import { actText, personAct } from '../person-act.ts';

export const leaveJourney = personAct({
  path: 'leave-journey',
  summary: 'Takes her out of a journey at once; she may come in again as its re-entry allows',
  action: 'leave-journey',
  body: z.strictObject({ journeyId: z.string().min(1).max(64), text: actText }),
  say: ({ event }, { body: { journeyId } }) => [event(JOURNEY_LEFT, { journeyId })],
});
