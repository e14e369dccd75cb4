import { breakerJson, breakerSchema } from '../breaker-json.ts';
import { route } from '../route.ts';

export const getBreaker = route({
  method: 'GET',
  path: '/v1/breaker',
  summary:
    'How many marketing mails bounced or were called spam of late, and whether they have stopped for it',
  access: 'read',
  answer: breakerSchema,
  run: async (_ask, { breaker }) => ({ body: await breakerJson(breaker) }),
});
