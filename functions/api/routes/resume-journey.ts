import { setJourneyStatus } from '../journey-actions.ts';
import { actionRefusals, answerAction, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const resumeJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/resume',
  summary: 'Goes on after a pause; what fell due meanwhile is sent',
  access: 'write',
  answer: journeyView,
  refusals: actionRefusals,
  async run({ params, by }, ports) {
    const id = params.id ?? '';
    return answerAction(ports, id, await setJourneyStatus(ports, { id, by, action: 'resume' }));
  },
});
