import { provesOthers } from '../../../core/journey/webhook-secret.ts';
import type { Clock, WebhookAnswer, WebhookCall, WebhookSecrets, Webhooks } from '../../../core/ports.ts';
import { guardedPost, type PostAnswer } from '../net/guarded-post.ts';
import { type Guard, NOT_NOW } from '../net/guarded-request.ts';
import { signatureOf } from './signature.ts';

const MOST_BYTES = 64 * 1024;

export interface WebhookParts extends Guard {
  secrets: Pick<WebhookSecrets, 'get'>;
  clock: Clock;
}

const refused = (reason: string): WebhookAnswer => ({ kind: 'failed', reason, again: false });

/** Posts JSON to an address that a marketer typed, guarded. */
export const httpWebhooks = (parts: WebhookParts): Webhooks => ({
  async post(call) {
    if (Buffer.byteLength(call.body) > MOST_BYTES) return refused('too-large');
    if (call.secret !== undefined && provesOthers(call.secret)) return refused('forbidden-secret');
    const secret = call.secret === undefined ? undefined : await parts.secrets.get(call.secret);
    if (call.secret !== undefined && secret === undefined) return refused('no-secret');
    const { url, body } = call;
    return answerOf(await guardedPost(parts, { url, body, headers: headersOf(parts, call, secret) }));
  },
});

const headersOf = (
  { clock }: WebhookParts,
  { id, body }: WebhookCall,
  secret: string | undefined,
): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Kaskad',
  'idempotency-key': id,
  ...(secret !== undefined && { 'x-kaskad-signature': signatureOf(secret, body, clock.now()) }),
});

const answerOf = (answer: PostAnswer): WebhookAnswer => {
  switch (answer.kind) {
    case 'forbidden':
      return refused('forbidden-address');
    case 'failed':
      return { kind: 'failed', reason: answer.isTimeout ? 'timeout' : 'unreachable', again: true };
    case 'answered':
      return saidBy(answer.status);
  }
};

const saidBy = (status: number): WebhookAnswer => {
  if (status >= 200 && status < 300) return { kind: 'taken', status };
  if (status >= 300 && status < 400) return refused('redirect');
  return { kind: 'failed', reason: `http-${status}`, again: status >= 500 || NOT_NOW.has(status) };
};
