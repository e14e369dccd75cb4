import { channels } from '../../../../../core/channel/channels.ts';
import type { Channel } from '../../../../../core/consent/consent.ts';

/** What the ladder reads and writes of a cascade; half written documents may lack any of it. */
export interface Ladder {
  readonly order?: readonly string[] | { readonly experiment: readonly Trial[] };
  readonly rungs?: Readonly<Record<string, Stage>>;
}

export interface Stage {
  readonly template?: string;
  readonly wait?: string;
  readonly price?: 'free' | 'paid';
}

export interface Trial {
  readonly share: number;
  readonly order: readonly string[];
}

export const trialsOf = ({ order }: Ladder): readonly Trial[] | undefined =>
  order !== undefined && 'experiment' in order ? order.experiment : undefined;

/** Every order that people may get: one for all, or those on trial. */
export const ordersOf = (ladder: Ladder): readonly (readonly string[])[] => {
  const trials = trialsOf(ladder);
  if (trials) return trials.map(({ order }) => order);
  return [Array.isArray(ladder.order) ? ladder.order : []];
};

const withOrders = (ladder: Ladder, orders: readonly (readonly string[])[]): Ladder => {
  const trials = trialsOf(ladder);
  return trials
    ? {
        ...ladder,
        order: {
          experiment: trials.map((trial, index) => ({ ...trial, order: orders[index] ?? trial.order })),
        },
      }
    : { ...ladder, order: orders[0] ?? [] };
};

/** A stage to another place of one order. */
export const moveStage = (ladder: Ladder, at: number, from: number, to: number): Ladder =>
  withOrders(
    ladder,
    ordersOf(ladder).map((order, index) => {
      const channel = order[from];
      if (index !== at || channel === undefined || to < 0 || to >= order.length) return order;
      return order.toSpliced(from, 1).toSpliced(to, 0, channel);
    }),
  );

/** A stage at the end of every order. */
export const addStage = (ladder: Ladder, channel: string, stage: Stage): Ladder => ({
  ...withOrders(
    ladder,
    ordersOf(ladder).map((order) => (order.includes(channel) ? order : [...order, channel])),
  ),
  rungs: { ...ladder.rungs, [channel]: ladder.rungs?.[channel] ?? stage },
});

/** Out of one order; out of the cascade where no other has it. */
export const removeStage = (ladder: Ladder, at: number, channel: string): Ladder => {
  const orders = ordersOf(ladder).map((order, index) =>
    index === at ? order.filter((one) => one !== channel) : order,
  );
  const next = withOrders(ladder, orders);
  if (orders.some((order) => order.includes(channel))) return next;
  const { [channel]: _, ...rungs } = ladder.rungs ?? {};
  return { ...next, rungs };
};

/** Several orders against each other, each for its share; or the first of them for all again. */
export const compareOrders = (ladder: Ladder, compares: boolean): Ladder => {
  const [first = []] = ordersOf(ladder);
  if (!compares) {
    const rungs = Object.fromEntries(
      Object.entries(ladder.rungs ?? {}).filter(([channel]) => first.includes(channel)),
    );
    return { ...ladder, order: first, rungs };
  }
  const experiment = [
    { share: 0.5, order: first },
    { share: 0.5, order: first.toReversed() },
  ];
  return { ...ladder, order: { experiment } };
};

export const freeChannels = (ladder: Ladder): Channel[] => {
  const taken = new Set(ordersOf(ladder).flat());
  return channels.filter((channel) => !taken.has(channel));
};
