import * as z from 'zod';
import type { Count } from '../../core/analytics/count.ts';
import {
  experimentMeasures,
  type Measure,
  moneyMeasures,
  orderMeasures,
  plainMeasures,
  reasonMeasures,
} from '../../core/analytics/measure.ts';
import type { News, PersonNews } from '../../core/analytics/news.ts';
import { channelSchema } from '../../core/channel/channel-schema.ts';

const id = z.string().min(1).max(256);
const instant = z.int().min(0);

const row = z.strictObject({
  journeyId: id.exactOptional(),
  version: z.int().min(0).exactOptional(),
  stepId: id.exactOptional(),
  rung: z.int().min(0).exactOptional(),
  channel: channelSchema.exactOptional(),
  variant: id.exactOptional(),
});

const bare = new Set<string>([...plainMeasures, ...orderMeasures, ...experimentMeasures]);
const suffixed = new Set<string>([...moneyMeasures, ...reasonMeasures]);
const isMeasure = (text: string): boolean => {
  const at = text.indexOf(':');
  return at < 0 ? bare.has(text) : suffixed.has(text.slice(0, at)) && at < text.length - 1;
};
const measure = z.custom<Measure>(
  (value) => typeof value === 'string' && value.length <= 200 && isMeasure(value),
);

/** Beyond what is safe a sum would depend on the order. */
const count: z.ZodType<Count> = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  atMs: instant,
  row,
  add: z.partialRecord(measure, z.int()),
  who: id.exactOptional(),
});

/** A currency is empty where nobody said one. */
const worth = z.strictObject({ minor: z.number(), currency: z.string().max(16), atMs: instant });

const order = z.strictObject({
  hash: id,
  atMs: instant,
  source: z.string().max(256),
  worth: worth.exactOptional(),
  updated: worth.exactOptional(),
  categories: z.array(z.string()).exactOptional(),
  cancelled: z.literal(true).exactOptional(),
  unplaced: z.literal(true).exactOptional(),
});

const refund = z.strictObject({
  hash: id,
  atMs: instant,
  order: id.exactOptional(),
  minor: z.number().exactOptional(),
  currency: worth.shape.currency.exactOptional(),
});

const news: z.ZodType<News> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), order }),
  z.strictObject({ kind: z.literal('refund'), refund }),
  z.strictObject({
    kind: z.literal('goal'),
    enrollmentId: id,
    order: id.exactOptional(),
    row,
    atMs: instant,
  }),
  z.strictObject({ kind: z.literal('touch'), sendId: id, row, sentAtMs: instant, atMs: instant }),
  z.strictObject({
    kind: z.literal('exposure'),
    row,
    atMs: instant,
    untilMs: instant,
    cameBy: id.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('unsubscribe'),
    id,
    channel: channelSchema,
    atMs: instant,
    row: row.exactOptional(),
  }),
]);

const person: z.ZodType<PersonNews> = z.strictObject({
  profileId: id,
  mergedFrom: z.array(id),
  news: z.array(news),
});

/** What functions tell. A word that is not known yet goes back to the queue, until the new code is there. */
export const toldSchema = z.strictObject({
  v: z.literal(1),
  counts: z.array(count),
  people: z.array(person),
});

export type ToldMessage = z.infer<typeof toldSchema>;
