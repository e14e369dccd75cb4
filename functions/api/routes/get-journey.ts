import { answerJourney, journeyView } from '../journey-answer.ts';
import { route } from '../route.ts';

export const getJourney = route({
  method: 'GET',
  path: '/v1/journeys/{id}',
  summary: 'A journey: its draft, what is in effect, and its status',
  access: 'read',
  answer: journeyView,
  refusals: { 404: 'There is no such journey' },
  run: ({ params }, ports) => answerJourney(ports, params.id ?? ''),
});
