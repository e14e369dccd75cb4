import { route } from '../route.ts';
import { takenOut, takeOutPerson } from '../take-out-person.ts';

export const anonymizePerson = route({
  method: 'POST',
  path: '/v1/profiles/{id}/anonymize',
  summary: 'Keeps what can be counted of a person and nothing that leads to her; safe to repeat',
  access: 'admin',
  answer: takenOut,
  refusals: { 404: 'There is no such person', 409: 'She is being written to: ask again' },
  run: (ask, ports) => takeOutPerson(ask, ports, 'anonymize'),
});
