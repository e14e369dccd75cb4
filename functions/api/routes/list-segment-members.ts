import * as z from 'zod';
import { SHARDS, segmentList } from '../../../core/lists.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const query = z.object({
  cursor: z
    .string()
    .max(400)
    .regex(/^\d{1,2}( .+)?$/, 'from the answer before')
    .optional()
    .describe('From the answer before'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const listSegmentMembers = route({
  method: 'GET',
  path: '/v1/segments/{id}/members',
  summary: 'Who is in a published segment, a page at a time; a page may be short, the last has no cursor',
  access: 'read',
  query,
  answer: z.object({
    members: z.array(z.object({ profileId: z.string() })),
    cursor: z.string().optional(),
  }),
  refusals: { 404: 'There is no such segment in effect' },
  async run({ params, query: { cursor = '0', limit } }, ports) {
    const id = params.id ?? '';
    const { segments } = await ports.config.snapshot();
    if (!segments.some((one) => one.id === id))
      return problem(404, { detail: 'There is no such segment in effect.' });
    const [, shard = '0', within] = /^(\d+)(?: (.+))?$/.exec(cursor) ?? [];
    const page = await ports.lists.page(segmentList(id), Number(shard), within, limit);
    const members = page.keys.map(({ profileId }) => ({ profileId }));
    const next = page.cursor === undefined ? nextShard(Number(shard)) : `${shard} ${page.cursor}`;
    return { body: { members, ...(next !== undefined && { cursor: next }) } };
  },
});

const nextShard = (shard: number): string | undefined => (shard + 1 < SHARDS ? String(shard + 1) : undefined);
