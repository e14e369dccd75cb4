import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { webhookSecretName } from '../../../core/journey/webhook-secret.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z.strictObject({ value: z.string().min(16).max(500) });

export const putWebhookSecret = route({
  method: 'PUT',
  path: '/v1/webhook-secrets/{name}',
  summary: 'Keeps a secret that signs webhooks, or replaces it; no answer ever shows it',
  access: 'admin',
  body: bodySchema,
  answer: z.object({ name: z.string(), savedAt: z.iso.datetime() }),
  refusals: { 422: 'A name or a value that is none' },
  async run({ params, body, by }, { webhookSecrets, documents, clock }) {
    const name = webhookSecretName.safeParse(params.name);
    if (name.error) return problem(422, { faults: [{ path: '/name', message: 'letters, digits, hyphens' }] });
    const asked = bodySchema.safeParse(body);
    if (asked.error) return problem(422, { faults: faultsOf(asked.error) });
    const nowMs = clock.now();
    await documents.audit({ atMs: nowMs, by, action: 'save', kind: 'secret', id: name.data });
    await webhookSecrets.put(name.data, asked.data.value, nowMs);
    return { body: { name: name.data, savedAt: new Date(nowMs).toISOString() } };
  },
});
