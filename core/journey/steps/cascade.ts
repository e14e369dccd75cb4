import * as z from 'zod';
import { channelSchema } from '../../channel/channel-schema.ts';
import type { Channel } from '../../consent/consent.ts';
import { durationMs } from '../../duration.ts';
import { duration } from '../../duration-schema.ts';
import type { Fault } from '../../errors.ts';
import { awaitedFaults, awaitedSchema } from '../awaited.ts';
import type { Enrollment } from '../enrollment.ts';
import { heardAt } from '../heard-at.ts';
import { deniedAtMs, hasReacted } from '../reaction.ts';
import { reasonOf } from '../reason-of.ts';
import { type Rung, step } from '../step-kind.ts';
import { tryRung } from '../try-rung.ts';
import {
  type CascadeOrder,
  orderFor,
  orderSchema,
  ordersIn,
  shareFaults,
  variantsOf,
} from './cascade-order.ts';

const rungSchema = z.strictObject({
  template: z.string(),
  wait: duration,
  price: z.enum(['free', 'paid']).optional().meta({
    description:
      'Whether a message of it counts as spent money; by the price list of the shop if it is left out',
  }),
});
type RungSettings = z.infer<typeof rungSchema>;

interface Cascade {
  id: string;
  order: CascadeOrder;
  rungs: Partial<Record<Channel, RungSettings>>;
}

const faultsOfOrder = ({ order, rungs }: Cascade): Fault[] =>
  ordersIn(order).flatMap(({ path, order: channels }) =>
    channels.flatMap((channel, index) => [
      ...(rungs[channel] ? [] : [{ path: `${path}/${index}`, message: `there is no rung for ${channel}` }]),
      ...(channels.indexOf(channel) < index
        ? [{ path: `${path}/${index}`, message: `${channel} is in the order already` }]
        : []),
    ]),
  );

const deadRungs = ({ order, rungs }: Cascade): Fault[] => {
  const tried = new Set<string>(ordersIn(order).flatMap((one) => one.order));
  return Object.keys(rungs)
    .filter((channel) => !tried.has(channel))
    .map((channel) => ({ path: `/rungs/${channel}`, message: 'not in the order: it would never be tried' }));
};

const rungOf = ({ rungs }: Cascade, channel: Channel): Rung[] => {
  const { template, price } = rungs[channel] ?? {};
  if (template === undefined) return [];
  return [{ channel, template, path: `/rungs/${channel}/template`, ...(price !== undefined && { price }) }];
};

/** Those of one person in her order; without one all there are. */
const rungsOf = (step: Cascade, enrollment?: Enrollment): Rung[] => {
  const channels = enrollment
    ? orderFor(step, enrollment)
    : [...new Set(ordersIn(step.order).flatMap(({ order }) => order))];
  return channels.flatMap((channel) => rungOf(step, channel));
};

/** The rung that is to be tried, or rested upon: the first one for somebody who has just come. */
const standing = (enrollment: Enrollment, { rungs }: Cascade, order: readonly Channel[]) => {
  const { index = 0, sentAtMs } = enrollment.position.rung ?? {};
  const channel = order[index];
  const restsUntilMs =
    sentAtMs === undefined || channel === undefined
      ? undefined
      : sentAtMs + durationMs(rungs[channel]?.wait ?? 'PT0S');
  return { index, restsUntilMs };
};

/**
 * Tries channels in order until the person reacts. After a message it rests for the rung's wait; a rung that cannot
 * be used is skipped at once. A reaction, a denial newer than the entry on any of its channels, or an event of its stop set
 * ends it.
 */
export const cascade = step({
  kind: 'cascade',
  fields: () => ({
    order: orderSchema,
    rungs: z.partialRecord(channelSchema, rungSchema),
    stop: z
      .array(awaitedSchema)
      .max(20)
      .optional()
      .meta({ description: 'Any of these leaves the cascade at once; the journey goes on after it' }),
    opens: z.literal(true).optional().meta({
      description: 'A mail that a person opened counts as a reaction; what machines open never does',
    }),
  }),
  faults: (step) => [
    ...faultsOfOrder(step),
    ...deadRungs(step),
    ...shareFaults(step.order),
    ...(step.stop ?? []).flatMap((one, index) => awaitedFaults(one, `/stop/${index}`)),
  ],
  rungs: rungsOf,
  variants: ({ order }) => variantsOf(order),
  decided: (step, variant) => {
    const order = ordersIn(step.order)[Number(variant)]?.order ?? ordersIn(step.order)[0]?.order ?? [];
    const rungs = Object.fromEntries(order.map((channel) => [channel, step.rungs[channel]]));
    return [{ ...step, order, rungs }];
  },
  listeners: ({ stop = [] }) => stop,
  endsOnReaction: true,
  advance(ask) {
    const { step, enrollment, profile, purpose, nowMs } = ask;
    const order = orderFor(step, enrollment);
    const stopped = heardAt(enrollment, step.id);
    if (stopped) return { kind: 'leave', reason: reasonOf(stopped.event) };
    if (purpose === 'marketing' && deniedAtMs(profile, enrollment, order) !== undefined)
      return { kind: 'leave', reason: 'denied' };
    if (hasReacted(profile, enrollment)) return { kind: 'leave', reason: 'reacted' };
    const { index, restsUntilMs } = standing(enrollment, step, order);
    if (restsUntilMs !== undefined && nowMs < restsUntilMs) return { kind: 'rest', untilMs: restsUntilMs };
    const due = restsUntilMs === undefined ? index : index + 1;
    const channel = order[due];
    if (channel === undefined) return { kind: 'next' };
    if (ask.late) return { kind: 'leave', reason: 'too-late' };
    return tryRung(ask, { channel, template: step.rungs[channel]?.template ?? '' }, due);
  },
});
