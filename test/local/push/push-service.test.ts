import { describe, expect, it } from '@jest/globals';
import { vapidKeys } from '../../../functions/adapters/senders/vapid.ts';
import { createOutbox } from '../../../local/outbox/outbox.ts';
import { createPushService } from '../../../local/push/push-service.ts';
import { noJournal } from '../../../local/store/journal.ts';

const { publicKey } = await vapidKeys({ get: async () => 'secret' })();
const service = () => {
  const outbox = createOutbox();
  const baseUrl = 'http://127.0.0.1:3000/_local/push/send';
  return { outbox, push: createPushService({ outbox, journal: noJournal, nowMs: () => 0, baseUrl }) };
};
const idOf = ({ endpoint }: { endpoint: string }) => endpoint.split('/').at(-1) ?? '';
const headers = (changes: Record<string, string> = {}) =>
  new Headers({
    ttl: '60',
    'content-encoding': 'aes128gcm',
    authorization: `vapid t=a.b.c, k=${publicKey}`,
    ...changes,
  });
const body = Buffer.alloc(200);

describe('the push service of the local run', () => {
  it('refuses what a real one refuses', () => {
    const { push, outbox } = service();
    const id = idOf(push.subscribe(publicKey));
    const wrong = `vapid t=a.b.c, k=${publicKey.replace('B', 'C')}`;

    expect([
      push.take('nobody', { headers: headers(), body }),
      push.take(id, { headers: headers({ ttl: '' }), body }),
      push.take(id, { headers: headers({ 'content-encoding': 'gzip' }), body }),
      push.take(id, { headers: headers({ authorization: wrong }), body }),
      push.take(id, { headers: headers(), body: Buffer.alloc(4097) }),
    ]).toEqual([404, 400, 400, 403, 413]);
    expect(push.unsubscribe(id)).toBe(true);
    expect(push.take(id, { headers: headers(), body })).toBe(410);
    expect(outbox.entries()).toEqual([]);
  });
});
