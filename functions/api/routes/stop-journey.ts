import { setJourneyStatus } from '../journey-actions.ts';
import { actionRefusals, answerAction, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const stopJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/stop',
  summary: 'Ends it: nobody enters, and people inside end with the reason stopped',
  access: 'write',
  answer: journeyView,
  refusals: actionRefusals,
  async run({ params, by }, ports) {
    const id = params.id ?? '';
    return answerAction(ports, id, await setJourneyStatus(ports, { id, by, action: 'stop' }));
  },
});
