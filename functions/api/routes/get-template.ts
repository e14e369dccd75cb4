import { route } from '../route.ts';
import { answerTemplate, templateView } from '../template-answer.ts';

export const getTemplate = route({
  method: 'GET',
  path: '/v1/templates/{id}',
  summary: 'A template: its draft and what is in effect',
  access: 'read',
  answer: templateView,
  refusals: { 404: 'There is no such template' },
  run: ({ params }, ports) => answerTemplate(ports, params.id ?? ''),
});
