import * as z from 'zod';
import { type LiveEntry, refusalReasons } from '../../../core/live/live.ts';
import { keepWatching } from '../../../core/live/watching.ts';
import { route } from '../route.ts';

const at = z.iso.datetime().describe('When it was received');

const eventSchema = z.object({
  kind: z.literal('event'),
  at,
  name: z.string(),
  source: z.string().describe('web, app, pos, …'),
  sourceId: z.string(),
  profileId: z.string(),
  staff: z.literal(true).optional().describe('Of the shop itself, or a test'),
  bot: z.literal(true).optional(),
  historical: z.literal(true).optional().describe('Updates the profile and enrols nobody'),
});

const refusalSchema = z.object({
  kind: z.literal('refused'),
  at,
  reason: z.enum(refusalReasons),
  fields: z.array(z.string()).describe('What is missing or wrong: names, no values'),
  name: z.string().optional(),
  source: z.string().optional().describe('Unknown where the write key is'),
  sourceId: z.string().optional(),
});

const query = z.object({
  after: z.string().max(40).optional().describe('From the answer before; without it the latest ten minutes'),
  kind: z.enum(['event', 'refused']).optional(),
  source: z.string().max(64).optional().describe('web, pos, …, or the id of a source'),
  name: z.string().max(100).optional().describe('Is part of the name, in any case of letters'),
});
type Query = z.infer<typeof query>;

const fits = ({ kind, source, name }: Query, entry: LiveEntry): boolean =>
  (kind === undefined || entry.kind === kind) &&
  (source === undefined || entry.source === source || entry.sourceId === source) &&
  (name === undefined || (entry.name ?? '').toLowerCase().includes(name.toLowerCase()));

const shown = ({ atMs, ...entry }: LiveEntry) => ({ ...entry, at: new Date(atMs).toISOString() });

export const getLive = route({
  method: 'GET',
  path: '/v1/live',
  summary: 'What comes in and what is refused, oldest first; asking keeps the view on for five minutes more',
  access: 'read',
  query,
  answer: z.object({
    entries: z.array(z.discriminatedUnion('kind', [eventSchema, refusalSchema])),
    notShown: z.int().describe('Where more comes than can be shown, so many were left out'),
    cursor: z.string().describe('For the next look'),
    watchedUntil: z.iso.datetime(),
  }),
  refusals: { 422: '`after` is no cursor of an answer before' },
  async run({ query: asked }, { live, watch, clock }) {
    const [watchedUntilMs, { entries, ...page }] = await Promise.all([
      keepWatching(watch, clock.now()),
      live.page(asked.after),
    ]);
    const fitting = entries.filter((entry) => fits(asked, entry)).map(shown);
    const watchedUntil = new Date(watchedUntilMs).toISOString();
    return { body: { entries: fitting, ...page, watchedUntil } };
  },
});
