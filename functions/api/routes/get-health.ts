import * as z from 'zod';
import { route } from '../route.ts';

export const getHealth = route({
  method: 'GET',
  path: '/v1/health',
  summary: 'Answers when the configuration can be read',
  access: 'read',
  answer: z.object({ status: z.literal('ok'), revision: z.string(), now: z.iso.datetime() }),
  async run(_ask, { config, clock }) {
    const { revision } = await config.snapshot();
    return { body: { status: 'ok' as const, revision, now: new Date(clock.now()).toISOString() } };
  },
});
