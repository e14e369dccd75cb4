import * as z from 'zod';
import {
  isFull,
  type KeptLinkKey,
  MOST_LINK_KEYS,
  waitingKey,
  withLinkKey,
} from '../../../core/send/link-keys.ts';
import { freshLinkKey, linkKeysJson, linkKeysSchema } from '../link-key-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const full = () => problem(409, { detail: `There are ${MOST_LINK_KEYS} keys: end the oldest first.` });

/** Undefined where none waits. */
const waitingJson = (keys: readonly KeptLinkKey[], nowMs: number) => {
  const waiting = waitingKey(keys, nowMs);
  return waiting && { body: { id: waiting.id, ...linkKeysJson(keys, nowMs) } };
};

export const rotateLinkKey = route({
  method: 'POST',
  path: '/v1/link-keys/rotate',
  summary:
    'Has another key sign links, 30 seconds from now; links that were sent before go on. Asked again by then, it names the same key',
  access: 'admin',
  body: z.object({ why: z.string().optional() }),
  answer: linkKeysSchema.extend({ id: z.string().describe('Of the key that will sign') }),
  refusals: { 409: 'There are 20 already, or several changes at once' },
  async run({ by, why }, { linkKeys, documents, clock }) {
    const nowMs = clock.now();
    const listed = await linkKeys.list();
    const asked = waitingJson(listed, nowMs);
    if (asked) return asked;
    if (isFull(listed)) return full();
    const fresh = freshLinkKey();
    const keys = await linkKeys.change((before) => withLinkKey(before, fresh, nowMs));
    // Another may have been added since they were listed; that one is in the audit of whoever added it.
    const audit = { atMs: nowMs, by, action: 'rotate', kind: 'link-key', id: fresh.id } as const;
    if (keys.some(({ id }) => id === fresh.id))
      await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    return waitingJson(keys, nowMs) ?? full();
  },
});
