import * as z from 'zod';
import { type Condition, conditionSchema } from '../condition/condition.ts';

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(200).optional(),
};

/** `PUT /v1/segments/{id}`: whoever a condition holds for, or whom somebody puts on a list by hand. */
export const segmentSchema = z.union(
  [
    z.strictObject({ ...common, condition: conditionSchema }),
    z.strictObject({ ...common, list: z.literal(true) }),
  ],
  { error: 'a segment has a condition, or is "list": true' },
);
export type Segment = z.infer<typeof segmentSchema>;

export const conditionOf = (segment: Segment): Condition | undefined =>
  'condition' in segment ? segment.condition : undefined;
