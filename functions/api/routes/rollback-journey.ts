import { rollbackJourney as rollback } from '../journey-actions.ts';
import { actionRefusals, answerAction, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const rollbackJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/rollback',
  summary: 'Puts the version into effect that was so before the present one',
  access: 'write',
  answer: journeyView,
  refusals: { ...actionRefusals, 422: 'The earlier version does not fit the templates of today' },
  async run({ params, by }, ports) {
    const id = params.id ?? '';
    return answerAction(ports, id, await rollback(ports, { id, by }));
  },
});
