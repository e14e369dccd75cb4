import * as z from 'zod';
import { problem } from '../problem.ts';
import { queueRoute } from '../queues/queue-route.ts';

export const abortRedrive = queueRoute({
  method: 'POST',
  under: '/redrive/abort',
  summary: 'Ends what puts dead letters back; those that are moved stay moved',
  access: 'admin',
  success: 202,
  answer: z.object({ state: z.literal('cancelling') }),
  refusals: { 409: 'None are being put back' },
  async run(name, { queues, documents, clock }, { by }) {
    if (!(await queues.cancelRedrive(name)))
      return problem(409, { detail: 'No dead letters are being put back.' });
    await documents.audit({ atMs: clock.now(), by, action: 'abort', kind: 'queue', id: name });
    return { status: 202, body: { state: 'cancelling' as const } };
  },
});
