import * as z from 'zod';

/** A JsonLogic tree over the roots `event`, `profile`, `cart` and `offer`. */
export type Condition = boolean | Record<string, unknown>;

/** Only the outline: operators, roots and depth are checked by `conditionFaults`. */
export const conditionSchema: z.ZodType<Condition> = z
  .union([z.boolean(), z.record(z.string(), z.unknown())], { error: 'a JsonLogic condition' })
  .meta({
    description:
      'JsonLogic over the roots event, profile, cart and offer; { "times": ["Product Viewed", "P7D"] } is how often she did that',
  });
