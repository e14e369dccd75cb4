import * as z from 'zod';
import { channelSchema } from '../../channel/channel-schema.ts';
import { step } from '../step-kind.ts';
import { tryRung } from '../try-rung.ts';

/** One message by one channel; somebody who cannot get it goes on without. */
export const send = step({
  kind: 'send',
  fields: () => ({ channel: channelSchema, template: z.string() }),
  rungs: (step) => [{ channel: step.channel, template: step.template, path: '/template' }],
  advance(ask) {
    const { rung } = ask.enrollment.position;
    const isTried = rung !== undefined && (rung.index > 0 || rung.sentAtMs !== undefined);
    return isTried ? { kind: 'next' } : tryRung(ask, ask.step);
  },
});
