import * as z from 'zod';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import { optOut } from '../../../core/consent/opt-out.ts';
import { actText, personAct } from '../person-act.ts';

export const optOutPerson = personAct({
  path: 'opt-out',
  summary: 'No more marketing to her addresses of a channel, or to any',
  action: 'opt-out',
  body: z.strictObject({
    channel: channelSchema.optional().describe('Every channel when it is left out'),
    text: actText,
  }),
  say: (deed, { body: { channel } }) => optOut({ ...deed, channel }),
});
