import * as z from 'zod';
import { feedSchema } from '../../../core/config/feeds-settings.ts';
import type { FeedState } from '../../../core/feed/ports.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime();

const feedJson = feedSchema.extend({
  nextAt: instant.optional().describe('When it is read next'),
  last: z
    .object({
      at: instant,
      jobId: z.string().describe('Rows, refused ones with their reasons: /v1/jobs/{id}'),
      outcome: z
        .string()
        .describe('done, unchanged, too-few, torn, too-large, no-header, changing, http-404, …'),
      products: z.int().describe('How many it held when it was read to its end last'),
    })
    .optional(),
});

const iso = (atMs: number): string => new Date(atMs).toISOString();

const stateJson = ({ next, last }: FeedState) => ({
  ...(next && { nextAt: iso(next.atMs) }),
  ...(last && {
    last: { at: iso(last.atMs), jobId: last.jobId, outcome: last.outcome, products: last.products },
  }),
});

export const listFeeds = route({
  method: 'GET',
  path: '/v1/feeds',
  summary: 'Where products are read from, when next, and what came of the last time',
  access: 'read',
  answer: z.object({ feeds: z.array(feedJson) }),
  async run(_, ports) {
    const { feeds } = (await ports.config.snapshot()).feeds;
    const states = await Promise.all(feeds.map(({ id }) => ports.feeds.get(id)));
    return {
      body: {
        feeds: feeds.map((feed, at) => ({ ...feed, ...stateJson(states[at] ?? { feedId: feed.id }) })),
      },
    };
  },
});
