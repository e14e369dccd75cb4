import * as z from 'zod';
import { route } from '../route.ts';

export const deleteWebhookSecret = route({
  method: 'DELETE',
  path: '/v1/webhook-secrets/{name}',
  summary: 'Forgets a secret: calls that name it are not made any more',
  access: 'write',
  answer: z.object({ deleted: z.literal(true) }),
  async run({ params }, { webhookSecrets }) {
    await webhookSecrets.remove(params.name ?? '');
    return { body: { deleted: true } };
  },
});
