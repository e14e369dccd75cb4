import * as z from 'zod';
import { moneySchema } from '../money-json.ts';

const count = z.int().min(0);
const byName = z.record(z.string(), count);

export const readingSchema = z
  .union([
    z.object({ kind: z.literal('known'), estimate: z.number(), low: z.number(), high: z.number() }),
    z.object({
      kind: z.literal('unknown'),
      reason: z.string().describe('no-control-group, too-few-orders, nobody, …'),
    }),
  ])
  .meta({
    title: 'Reading',
    description: 'A figure with the interval that holds the truth, or why there is none',
  });

export const wonBackSchema = z.object({
  orders: readingSchema.describe('Customers who would not have ordered without the messages; 95 % interval'),
  revenue: z.record(z.string(), readingSchema).describe('By currency'),
  people: count.describe('Who was not kept out'),
  control: count.describe('Who was kept out by chance'),
});

const attributed = z.object({ orders: count, revenue: moneySchema });
export const attributedSchema = z
  .object({ last: attributed, first: attributed })
  .describe('Orders by the last, and by the first, trusted touch before them');

export const messageFields = {
  sent: count.describe('Left, or may have left'),
  unknown: count.describe('A part of sent: nobody knows whether it left'),
  delivered: count,
  opened: count.describe('By people'),
  openedByMachine: count,
  clicked: count.describe('By people'),
  clickedByMachine: count,
  answered: count,
  bounced: count,
  rejected: count,
  complained: count,
  unsubscribed: count,
  cost: moneySchema,
};

export const summarySchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  journeys: z.array(
    z.object({
      journeyId: z.string(),
      entered: count,
      sent: byName.describe('By channel'),
      skipped: byName.describe('By reason'),
      reacted: count,
      converted: count,
      revenue: moneySchema,
      cost: moneySchema,
      notSpent: moneySchema,
      unknown: count,
      unsubscribed: count,
      complained: count,
    }),
  ),
});

const shopFigures = {
  entered: count,
  channels: z.record(z.string(), z.object(messageFields)),
  notSent: z.array(z.object({ reason: z.string(), channel: z.string().optional(), messages: count })),
  reacted: count,
  orderedAfter: z
    .object({
      orders: count,
      revenue: moneySchema,
      cancelled: count,
      withoutValue: count.describe('Nobody said what they are worth, or in which currency'),
      overRefunded: count.describe('More was given back than was paid; what is beyond counts nowhere'),
      claimedAgain: count.describe("Claims of an order beyond the first journey's"),
    })
    .describe('Orders after a message, each once: many would have come anyway'),
  attributed: attributedSchema,
  cost: moneySchema,
  spared: count.describe('Paid messages that were not needed'),
  notSpent: moneySchema,
};

export const overviewSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  wonBack: wonBackSchema,
  total: z.object(shopFigures),
  days: z.array(z.object({ date: z.iso.date(), ...shopFigures })),
});

const spent = z.object({ messages: count, money: moneySchema });

export const journeyReportSchema = z.object({
  journeyId: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  wonBack: wonBackSchema.extend({
    until: z.iso.date().optional().describe('Of whom came in until then: their time to order is over'),
  }),
  attributed: attributedSchema,
  people: z.object({
    entered: count,
    ended: byName.describe('By reason'),
    converted: count,
    revenue: moneySchema,
  }),
  keptOut: z.object({ entered: count, converted: count, revenue: moneySchema }),
  funnel: z.array(
    z.object({
      version: z.int(),
      stepId: z.string(),
      rung: z.int().optional(),
      channel: z.string().optional(),
      variant: z.string().optional(),
      skipped: byName,
      held: byName,
      ...messageFields,
      reacted: count,
      attributed: count,
      spared: count,
      notSpent: moneySchema,
    }),
  ),
  leftAt: z
    .array(z.object({ stepId: z.string(), ended: byName.describe('By reason') }))
    .describe('Who left at which step, before the end of the journey; all versions together'),
  cascades: z.array(
    z.object({
      stepId: z.string(),
      paid: z.array(z.string()).describe('Channels that cost something'),
      baseline: spent.describe('The paid message at once to everybody reachable'),
      sent: spent,
      notSpent: spent,
      conversion: z.union([
        z.object({
          kind: z.literal('known'),
          against: z.enum(['paid-first', 'control-group']),
          change: readingSchema.describe('As a share: 0.01 is one more of a hundred'),
        }),
        z.object({ kind: z.literal('unknown'), reason: z.string() }),
      ]),
    }),
  ),
});
