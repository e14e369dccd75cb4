import * as z from 'zod';
import { DAY_MS, durationMs } from '../duration.ts';
import { duration } from '../duration-schema.ts';

const LONGEST_MS = 90 * DAY_MS;

/** `PUT /v1/settings/attribution`: when an order counts as owed to a message. */
export const attributionSettingsSchema = z.strictObject({
  within: duration
    .refine((text) => {
      const ms = duration.safeParse(text).success ? durationMs(text) : 0;
      return ms > 0 && ms <= LONGEST_MS;
    }, 'longer than nothing, and 90 days at most')
    .default('P7D')
    .meta({
      description:
        'How long after a click or an answered call an order counts for it; a change counts for orders from then on',
    }),
});
export type AttributionSettings = z.infer<typeof attributionSettingsSchema>;
