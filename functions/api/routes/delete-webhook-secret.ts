import * as z from 'zod';
import { route } from '../route.ts';

export const deleteWebhookSecret = route({
  method: 'DELETE',
  path: '/v1/webhook-secrets/{name}',
  summary: 'Forgets a secret: calls that name it are not made any more',
  access: 'admin',
  answer: z.object({ deleted: z.literal(true) }),
  async run({ params, by }, { webhookSecrets, documents, clock }) {
    const id = params.name ?? '';
    await documents.audit({ atMs: clock.now(), by, action: 'delete', kind: 'secret', id });
    await webhookSecrets.remove(id);
    return { body: { deleted: true } };
  },
});
