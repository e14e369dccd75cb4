import * as z from 'zod';
import type { RedriveStart } from '../../../core/queue/queues.ts';
import { problem } from '../problem.ts';
import { queueRoute } from '../queues/queue-route.ts';

type Refused = Exclude<RedriveStart['kind'], 'started' | 'moved'>;

const refused: Record<Refused, string> = {
  'none-dead': 'The queue has no dead letters.',
  running: 'They are being put back already.',
  impossible: 'Dead letters of this queue have no way back.',
};

export const redriveQueue = queueRoute({
  method: 'POST',
  under: '/redrive',
  summary: 'Puts all dead letters back to be tried again; wait until the cause is gone',
  access: 'admin',
  success: 202,
  answer: z.object({
    state: z.enum(['running', 'completed']),
    moved: z.int().optional().describe('Known where it is done at once: ask again while letters are left'),
  }),
  refusals: { 409: 'There are none, they are on their way, or there is no way back' },
  async run(name, { queues, documents, clock }, { by, why }) {
    const start = await queues.redrive(name);
    if (start.kind !== 'started' && start.kind !== 'moved')
      return problem(409, { detail: refused[start.kind] });
    const audit = { atMs: clock.now(), by, action: 'redrive', kind: 'queue', id: name } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    const body =
      start.kind === 'moved'
        ? { state: 'completed' as const, moved: start.moved }
        : { state: 'running' as const };
    return { status: 202, body };
  },
});
