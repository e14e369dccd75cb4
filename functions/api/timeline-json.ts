import * as z from 'zod';
import type { TimelinePage } from '../../core/ports.ts';
import { decimalMoney, moneySchema } from './money-json.ts';

const instant = z.iso.datetime();

const drawSchema = z.object({
  stepId: z.string().describe('`~holdout` and `~global-control`: who takes part at all'),
  shares: z.record(z.string(), z.number()).describe('By variant, of everybody who comes there'),
  took: z.string().describe('The variant that is hers'),
});

const chosenFromSchema = z.object({
  version: z.int().describe('Of the journey'),
  channels: z.array(z.string()).optional().describe('Of a cascade: what was to be tried, in her order'),
  draws: z.array(drawSchema).optional().describe('What chance decided on her way'),
});

export const timelineSchema = z.object({
  entries: z.array(
    z.object({
      at: instant,
      kind: z.enum(['event', 'send', 'held', 'skip', 'delivery', 'merge', 'operator']),
      name: z.string(),
      about: z
        .string()
        .optional()
        .describe('event: which order, by its number, or which product, by its name'),
      source: z.string().optional(),
      channel: z.string().optional(),
      journeyId: z.string().optional(),
      sendId: z.string().optional(),
      reason: z.string().optional().describe('A code; of an operator the words that were given'),
      by: z.string().optional().describe('operator: the name of the token that did it'),
      parts: z.int().optional().describe('send: of how many parts an SMS is made'),
      cost: moneySchema.optional().describe('send: what it costs, where the shop has named a price'),
      chosenFrom: chosenFromSchema.optional().describe('send: what it was chosen from'),
      notSpent: moneySchema.optional().describe('A paid message that was not needed: its price'),
    }),
  ),
  cursor: z.string().optional().describe('For the next page; absent on the last'),
});

/** A page as the API answers it: instants as ISO, money as decimals. */
export const timelineJson = (page: TimelinePage): z.infer<typeof timelineSchema> => ({
  entries: page.entries.map(({ atMs, notSpent, price, ...entry }) => ({
    at: new Date(atMs).toISOString(),
    ...entry,
    ...(price ? { cost: decimalMoney(price) } : {}),
    ...(notSpent ? { notSpent: decimalMoney(notSpent) } : {}),
  })),
  ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
});
