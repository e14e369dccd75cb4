import * as z from 'zod';
import type { Computed } from '../../core/profile/stats/computed.ts';

const instant = z.iso.datetime();
const score = z.int().min(1).max(5);
const categories = z.record(z.string(), z.object({ count: z.int(), lastAt: instant }));

/** What is worked out of a person's events; conditions and templates see the same as `profile.computed`. */
export const computedSchema: z.ZodType<Computed> = z
  .object({
    orders: z.int(),
    cancelledOrders: z.int(),
    revenue: z
      .record(
        z.string(),
        z.object({
          gross: z.number(),
          cancelled: z.number().describe('What was not refunded of cancelled orders'),
          refunded: z.number(),
          net: z.number().describe('gross without cancelled and refunded'),
          averageOrder: z.number().nullable().describe('Of orders that were not cancelled'),
        }),
      )
      .describe('By currency, in decimals'),
    firstOrderAt: instant.exactOptional(),
    lastOrderAt: instant.exactOptional(),
    daysSinceLastOrder: z.int().exactOptional(),
    lastSeenAt: instant.exactOptional(),
    daysSinceLastSeen: z.int().exactOptional(),
    sources: z
      .record(z.string(), z.object({ firstSeenAt: instant, lastSeenAt: instant }))
      .describe('Where she was seen; the fifteen of late'),
    categoriesBought: categories.describe('Orders that held a category; the fifteen of late, most first'),
    categoriesViewed: categories.describe('Views of a category; the fifteen of late, most first'),
    rfm: z
      .object({
        recency: score,
        frequency: score,
        money: score.exactOptional().describe('Where the settings say how much is much in her currency'),
      })
      .exactOptional()
      .describe('Scores from 1 to 5 of those who ordered'),
  })
  .meta({ title: 'Computed', description: 'Worked out of her events, on each event' });
