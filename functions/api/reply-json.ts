import * as z from 'zod';
import { type Reply, replyStatuses } from '../../core/reply/reply.ts';

const instant = z.iso.datetime();

export const replySchema = z
  .object({
    id: z.string(),
    at: instant,
    status: z.enum(replyStatuses),
    profileId: z.string(),
    name: z.string().optional(),
    channel: z.string(),
    from: z.string().describe('Her number'),
    text: z.string(),
    keyword: z.enum(['stop', 'start']).optional().describe('Done by the machine: it is consent, and no work'),
    doneBy: z.string().optional(),
    doneAt: instant.optional(),
  })
  .meta({ title: 'Reply' });

export const replyJson = (
  { id, atMs, status, profileId, channel, from, text, keyword, done }: Reply,
  name?: string,
): z.infer<typeof replySchema> => ({
  ...{ id, at: new Date(atMs).toISOString(), status, profileId },
  ...(name !== undefined && { name }),
  ...{ channel, from, text },
  ...(keyword && { keyword }),
  ...(done && { doneBy: done.by, doneAt: new Date(done.atMs).toISOString() }),
});
