import * as z from 'zod';
import { channelSchema } from '../../channel/channel-schema.ts';
import type { Channel } from '../../consent/consent.ts';
import type { Fault } from '../../errors.ts';
import type { Enrollment } from '../enrollment.ts';
import { luckOf, shareAt } from '../luck.ts';
import { shareSchema } from '../share.ts';
import type { Variant } from '../step-kind.ts';

const listSchema = z
  .array(channelSchema)
  .min(1)
  .meta({ description: 'Channels in the order they are tried, free ones first' });

const experimentSchema = z.strictObject({
  experiment: z
    .array(z.strictObject({ share: shareSchema, order: listSchema }))
    .min(2)
    .max(10)
    .meta({ description: 'Several orders against each other: everybody has one of them, always the same' }),
});

/** One order for all, or several on trial. An order that is learned from what people react to would be one more. */
export const orderSchema = z.union([listSchema, experimentSchema]);
export type CascadeOrder = z.infer<typeof orderSchema>;

interface Ordered {
  id: string;
  order: CascadeOrder;
}

const isList = (order: CascadeOrder): order is Channel[] => Array.isArray(order);

/** Every order with its path inside the step. */
export const ordersIn = (order: CascadeOrder): { path: string; order: Channel[] }[] =>
  isList(order)
    ? [{ path: '/order', order }]
    : order.experiment.map((one, index) => ({ path: `/order/experiment/${index}/order`, order: one.order }));

/** The order for one person. Shares that leave somebody out were refused when it was saved; the last order is for her. */
export const orderFor = ({ id, order }: Ordered, enrollment: Enrollment): Channel[] => {
  if (isList(order)) return order;
  const { experiment } = order;
  const at = shareAt(
    luckOf(enrollment, id),
    experiment.map(({ share }) => share),
  );
  return experiment.at(at)?.order ?? [];
};

/** The orders on trial. The last one takes whom the shares leave out by a thousandth, and those of no share have nobody. */
export const variantsOf = (order: CascadeOrder): Variant[] => {
  if (isList(order)) return [];
  const { experiment } = order;
  const before = experiment.slice(0, -1).reduce((sum, { share }) => sum + share, 0);
  return experiment
    .map((one, at) => ({
      id: String(at),
      share: at === experiment.length - 1 ? Math.max(0, 1 - before) : one.share,
      what: one.order.join(' → '),
    }))
    .filter(({ share }) => share > 0);
};

/** Everybody has an order: the shares are all people, to a thousandth. */
export const shareFaults = (order: CascadeOrder): Fault[] => {
  if (isList(order)) return [];
  const sum = order.experiment.reduce((all, { share }) => all + share, 0);
  return Math.abs(sum - 1) < 0.001
    ? []
    : [{ path: '/order/experiment', message: 'the shares are not 1 together' }];
};
