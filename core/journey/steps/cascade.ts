import * as z from 'zod';
import { channelSchema } from '../../channel/channels.ts';
import type { Channel } from '../../consent/consent.ts';
import { duration, durationMs } from '../../duration.ts';
import type { Enrollment } from '../enrollment.ts';
import { deniedAtMs, hasReacted } from '../reaction.ts';
import { step } from '../step-kind.ts';
import { tryRung } from '../try-rung.ts';

const rungSchema = z.strictObject({ template: z.string(), wait: duration });
type RungSettings = z.infer<typeof rungSchema>;

interface Cascade {
  id: string;
  order: Channel[];
  rungs: Partial<Record<Channel, RungSettings>>;
}

const faultsOfOrder = ({ order, rungs }: Cascade) =>
  order.flatMap((channel, index) => [
    ...(rungs[channel] ? [] : [{ path: `/order/${index}`, message: `there is no rung for ${channel}` }]),
    ...(order.indexOf(channel) < index
      ? [{ path: `/order/${index}`, message: `${channel} is in the order already` }]
      : []),
  ]);

const deadRungs = ({ order, rungs }: Cascade) =>
  Object.keys(rungs)
    .filter((channel) => !order.some((one) => one === channel))
    .map((channel) => ({ path: `/rungs/${channel}`, message: 'not in the order: it would never be tried' }));

/** The rung that is to be tried, or rested upon: the first one for somebody who has just come. */
const standing = (enrollment: Enrollment, step: Cascade) => {
  const { index = 0, sentAtMs } = enrollment.position.rung ?? {};
  const channel = step.order[index];
  const restsUntilMs =
    sentAtMs === undefined || channel === undefined
      ? undefined
      : sentAtMs + durationMs(step.rungs[channel]?.wait ?? 'PT0S');
  return { index, restsUntilMs };
};

/**
 * Tries channels in order until the person reacts. After a message it rests for the rung's wait; a rung that cannot
 * be used is skipped at once. A reaction, or a denial newer than the entry on any of its channels, ends it.
 */
export const cascade = step({
  kind: 'cascade',
  fields: () => ({
    order: z.array(channelSchema).min(1),
    rungs: z.partialRecord(channelSchema, rungSchema),
  }),
  faults: (step) => [...faultsOfOrder(step), ...deadRungs(step)],
  rungs: ({ order, rungs }) =>
    order.flatMap((channel) => {
      const template = rungs[channel]?.template;
      return template === undefined ? [] : [{ channel, template, path: `/rungs/${channel}/template` }];
    }),
  endsOnReaction: true,
  advance(ask) {
    const { step, enrollment, profile, purpose, nowMs } = ask;
    if (purpose === 'marketing' && deniedAtMs(profile, enrollment, step.order) !== undefined)
      return { kind: 'leave', reason: 'denied' };
    if (hasReacted(profile, enrollment)) return { kind: 'leave', reason: 'reacted' };
    const { index, restsUntilMs } = standing(enrollment, step);
    if (restsUntilMs !== undefined && nowMs < restsUntilMs) return { kind: 'rest', untilMs: restsUntilMs };
    const due = restsUntilMs === undefined ? index : index + 1;
    const channel = step.order[due];
    if (channel === undefined) return { kind: 'next' };
    if (ask.late) return { kind: 'leave', reason: 'too-late' };
    return tryRung(ask, { channel, template: step.rungs[channel]?.template ?? '' }, due);
  },
});
