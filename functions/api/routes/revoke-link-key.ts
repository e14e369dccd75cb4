import * as z from 'zod';
import { withoutLinkKey } from '../../../core/send/link-keys.ts';
import { freshLinkKey, linkKeysJson, linkKeysSchema } from '../link-key-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const BREAKS =
  'Every link that this key signed stops working for good: unsubscribe links in mail that is out, preferences, confirmations, carts and clicks. Say breaksLinks=true if that is meant.';

export const revokeLinkKey = route({
  method: 'POST',
  path: '/v1/link-keys/{id}/revoke',
  summary:
    'Ends a key that leaked: within 15 seconds nothing that it signed is believed any more, unsubscribe links in mail that is out included',
  access: 'admin',
  query: z.object({
    breaksLinks: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: although links that were sent stop working'),
  }),
  body: z.object({ why: z.string().optional() }),
  answer: linkKeysSchema,
  refusals: {
    404: 'There is no such key',
    409: 'Nobody has said `breaksLinks=true`, or several changes at once',
  },
  async run({ params, query, by, why }, { linkKeys, documents, clock }) {
    const id = params.id ?? '';
    const nowMs = clock.now();
    const listed = await linkKeys.list();
    const found = listed.find((one) => one.id === id);
    if (!found) return problem(404, { detail: 'There is no such key.' });
    if (found.endedAtMs !== undefined) return { body: linkKeysJson(listed, nowMs) };
    if (query.breaksLinks === 'false') return problem(409, { detail: BREAKS });
    const fresh = freshLinkKey();
    const keys = await linkKeys.change((before) => withoutLinkKey(before, id, fresh, nowMs));
    // Somebody else may have ended it since they were listed.
    const audit = { atMs: nowMs, by, action: 'revoke', kind: 'link-key', id } as const;
    if (keys.find((one) => one.id === id)?.endedAtMs === nowMs)
      await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    return { body: linkKeysJson(keys, nowMs) };
  },
});
