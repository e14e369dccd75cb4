import * as z from 'zod';

/** A JsonLogic tree over the roots `event`, `profile`, `cart`, `offer` and `messages`. */
export type Condition = boolean | Record<string, unknown>;

/** Only the outline: operators, roots and depth are checked by `conditionFaults`. */
export const conditionSchema: z.ZodType<Condition> = z
  .union([z.boolean(), z.record(z.string(), z.unknown())], { error: 'a JsonLogic condition' })
  .meta({
    description:
      'JsonLogic over the roots event, profile, cart, offer and messages; { "times": ["Product Viewed", "P7D"] } is how often she did that, { "within": [{ "var": "profile.computed.lastOrderAt" }, "P30D"] } whether an instant lies in the last 30 days, ahead whether in the next, { "inSegment": "vip" } and { "inJourney": "welcome" } whether she is in one',
  });
