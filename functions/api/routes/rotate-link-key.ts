import * as z from 'zod';
import { isFull, isKept, MOST_LINK_KEYS, withLinkKey } from '../../../core/send/link-keys.ts';
import { freshLinkKey, linkKeysJson, linkKeysSchema } from '../link-key-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const full = () => problem(409, { detail: `There are ${MOST_LINK_KEYS} keys: end the oldest first.` });

export const rotateLinkKey = route({
  method: 'POST',
  path: '/v1/link-keys/rotate',
  summary: 'Has another key sign links, 30 seconds from now; links that were sent before go on',
  access: 'admin',
  body: z.object({ why: z.string().optional() }),
  answer: linkKeysSchema.extend({ id: z.string().describe('Of the new key') }),
  refusals: { 409: 'There are 20 already, or several changes at once' },
  async run({ by, why }, { linkKeys, documents, clock }) {
    if (isFull(await linkKeys.list())) return full();
    const fresh = freshLinkKey();
    const nowMs = clock.now();
    const audit = { atMs: nowMs, by, action: 'rotate', kind: 'link-key', id: fresh.id } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    const keys = await linkKeys.change((before) => withLinkKey(before, fresh, nowMs));
    // Others may have been added since they were listed.
    if (!isKept(keys, fresh)) return full();
    return { body: { id: fresh.id, ...linkKeysJson(keys, nowMs) } };
  },
});
