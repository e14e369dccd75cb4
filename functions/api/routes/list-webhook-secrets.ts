import * as z from 'zod';
import { route } from '../route.ts';

export const listWebhookSecrets = route({
  method: 'GET',
  path: '/v1/webhook-secrets',
  summary: 'Names of the secrets that sign webhooks',
  access: 'read',
  answer: z.object({ secrets: z.array(z.object({ name: z.string(), savedAt: z.iso.datetime() })) }),
  async run(_, { webhookSecrets }) {
    const all = await webhookSecrets.list();
    const secrets = all.map(({ name, savedAtMs }) => ({ name, savedAt: new Date(savedAtMs).toISOString() }));
    return { body: { secrets } };
  },
});
