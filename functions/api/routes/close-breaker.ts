import { breakerJson, breakerSchema } from '../breaker-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const closeBreaker = route({
  method: 'POST',
  path: '/v1/breaker/close',
  summary: 'Lets marketing mail go on that has stopped by itself; counting begins anew',
  access: 'admin',
  answer: breakerSchema,
  refusals: { 409: 'It is not open' },
  async run({ by, why }, { breaker, documents, clock }) {
    if (!(await breaker.opened())) return problem(409, { detail: 'Marketing mail has not stopped.' });
    const audit = { atMs: clock.now(), by, action: 'close', kind: 'breaker', id: 'email' } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    await breaker.close();
    return { body: await breakerJson(breaker) };
  },
});
