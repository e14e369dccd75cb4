import { setJourneyStatus } from '../journey-actions.ts';
import { actionRefusals, answerAction, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const pauseJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/pause',
  summary: 'Nobody enters and nothing is sent until it is resumed; what falls due waits',
  access: 'write',
  answer: journeyView,
  refusals: actionRefusals,
  async run({ params, by }, ports) {
    const id = params.id ?? '';
    return answerAction(ports, id, await setJourneyStatus(ports, { id, by, action: 'pause' }));
  },
});
