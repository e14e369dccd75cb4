import * as z from 'zod';
import { channelSchema } from '../channel/channel-schema.ts';
import { contactPattern } from './people-settings.ts';

/**
 * `PUT /v1/settings/switches`: what sends nothing until somebody lifts it, and who alone is written to. Looked at before every
 * message, those that are not marketing included.
 */
export const switchesSettingsSchema = z.strictObject({
  all: z.boolean().default(false).meta({ description: 'true: nothing goes out at all' }),
  channels: z
    .partialRecord(channelSchema, z.boolean())
    .default({})
    .meta({ description: 'true: nothing goes out by this channel' }),
  journeys: z
    .array(z.string().min(1).max(64))
    .max(1000)
    .default([])
    .meta({ description: 'Nothing goes out from these journeys' }),
  allowOnly: z.array(contactPattern).max(500).optional().meta({
    description:
      'While the shop is not live: nobody else gets anything. E-mails, phones and userIds; * stands for any characters. Left out: everybody',
  }),
});
export type SwitchesSettings = z.infer<typeof switchesSettingsSchema>;

export const nothingSwitched: SwitchesSettings = { all: false, channels: {}, journeys: [] };

/** Where they cannot be read nothing goes out, and to nobody. */
export const carefulSwitches: Partial<SwitchesSettings> = { all: true, allowOnly: [] };

/** As they would be if nothing were switched off: who alone is written to stays. */
export const asIfOn = ({ allowOnly }: SwitchesSettings): SwitchesSettings => ({
  ...nothingSwitched,
  ...(allowOnly && { allowOnly }),
});
