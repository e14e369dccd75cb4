import * as z from 'zod';
import { moneySchema } from '../money-json.ts';
import { readingSchema } from './schemas.ts';

const count = z.int().min(0);
const stepId = z.string().optional().describe('The control group has none');

const group = z.object({ people: count, ordered: count, unsubscribed: count, revenue: moneySchema });
const uplift = z.object({
  absolute: readingSchema.describe('A share of people (0.024: 2.4 points), or money per person'),
  relative: readingSchema.describe('0.1: a tenth more'),
});

const division = z.union([
  z.object({
    kind: z.literal('known'),
    expected: z.array(z.number()).readonly(),
    pValue: z.number(),
    anyDayPValue: z.number(),
    mismatch: z.boolean().describe('Something else than chance divided them: trust no figure'),
  }),
  z.object({ kind: z.literal('unknown'), reason: z.string() }),
]);

const experiment = z.object({
  stepId,
  plan: z.string().describe('Other variants or shares are another plan'),
  since: z.iso.date().optional(),
  days: count.describe('Of people whose time to order is over'),
  people: count.describe('Who met it so far'),
  peopleOver: count.describe('Of them, whose time to order is over'),
  plannedPeople: count.optional(),
  variants: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      share: z.number(),
      over: group.describe('Whose time to order is over: what comparisons rest on'),
      soFar: group,
    }),
  ),
  division,
  comparisons: z.array(
    z.object({
      base: z.string(),
      variant: z.string(),
      orders: uplift,
      unsubscribed: uplift,
      revenue: z.record(z.string(), uplift),
    }),
  ),
  confidence: z.number().describe('Of each interval: they may be looked at any day'),
  decision: z
    .object({
      kind: z.enum(['go-on', 'stop-winner', 'stop-no-difference', 'stop-harm', 'check-division']),
      reason: z.string().optional(),
      winner: z.string().optional(),
      peopleLeft: count.optional(),
      daysLeft: count.optional(),
    })
    .optional()
    .describe('Only of what was planned in settings/experiments'),
  sentence: z.object({ en: z.string(), ru: z.string() }).optional(),
});

export const experimentsReportSchema = z.object({
  journeyId: z.string(),
  until: z.iso.date().describe('Whoever met it until then has had all her time to order'),
  experiments: z.array(experiment),
  former: z.array(
    z.object({ stepId, plan: z.string(), variants: z.array(group.extend({ id: z.string() })) }),
  ),
});
