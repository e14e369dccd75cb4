import * as z from 'zod';
import type { Api } from '../api.ts';
import type { Say } from '../commands.ts';

/** An entry of `GET /v1/live`, as far as a line shows it. */
const entrySchema = z.looseObject({
  kind: z.enum(['event', 'refused']),
  at: z.string(),
  name: z.string().optional(),
  source: z.string().optional(),
  sourceId: z.string().optional(),
  profileId: z.string().optional(),
  reason: z.string().optional(),
  fields: z.array(z.string()).optional(),
  staff: z.boolean().optional(),
  bot: z.boolean().optional(),
  historical: z.boolean().optional(),
});
type Entry = z.infer<typeof entrySchema>;

const pageSchema = z.looseObject({ entries: z.array(entrySchema), notShown: z.int(), cursor: z.string() });

export interface LiveAsk {
  kind?: string | undefined;
  source?: string | undefined;
  name?: string | undefined;
  json: boolean;
  /** Between two looks; false ends it. */
  goOn(): Promise<boolean>;
}

const marks = ['staff', 'bot', 'historical'] as const;

const lineOf = (entry: Entry): string => {
  const { kind, at, name = '?', source = '?', sourceId, profileId, reason, fields = [] } = entry;
  const from = sourceId === undefined ? source : `${source} ${sourceId}`;
  const ends =
    kind === 'event'
      ? [profileId, ...marks.filter((mark) => entry[mark])]
      : [`refused: ${reason}`, ...(fields.length > 0 ? [`(${fields.join(', ')})`] : [])];
  return [at, name, `[${from}]`, ...ends].filter((part) => part !== undefined).join(' ');
};

const pathOf = ({ kind, source, name }: LiveAsk, after: string | undefined): string => {
  const asked = Object.entries({ kind, source, name, after }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return `/v1/live?${new URLSearchParams(asked)}`;
};

/** What comes in and what is refused, as it comes: names, sources and ids of profiles, and nothing of anybody. */
export const tailLive = async (api: Api, ask: LiveAsk, say: Say): Promise<void> => {
  for (let after: string | undefined; ; ) {
    const page = await api.json(pageSchema, 'GET', pathOf(ask, after));
    for (const entry of page.entries) say(ask.json ? JSON.stringify(entry) : lineOf(entry));
    if (page.notShown > 0 && !ask.json) say(`… ${page.notShown} more came than can be shown`);
    after = page.cursor;
    if (!(await ask.goOn())) return;
  }
};
