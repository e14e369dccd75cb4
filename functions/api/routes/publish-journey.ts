import { publishJourney as publish } from '../journey-actions.ts';
import { actionRefusals, answerAction, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const publishJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/publish',
  summary: 'Puts the draft into effect at once; a paused journey stays paused, a stopped one starts again',
  access: 'write',
  answer: journeyView,
  refusals: {
    ...actionRefusals,
    412: 'If-Match names another draft version',
    422: 'Every fault of the draft',
  },
  async run({ params, ifMatch, by }, ports) {
    const id = params.id ?? '';
    return answerAction(ports, id, await publish(ports, { id, by, ifMatch }));
  },
});
