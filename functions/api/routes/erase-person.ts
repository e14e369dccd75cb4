import { route } from '../route.ts';
import { takenOut, takeOutPerson } from '../take-out-person.ts';

export const erasePerson = route({
  method: 'POST',
  path: '/v1/profiles/{id}/erase',
  summary: 'Forgets a person and all that was merged into her, for good; safe to repeat',
  access: 'admin',
  answer: takenOut,
  refusals: { 404: 'There was never such a person', 409: 'She is being written to: ask again' },
  run: (ask, ports) => takeOutPerson(ask, ports, 'erase'),
});
