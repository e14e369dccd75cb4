import type { Seen } from './compare.ts';
import type { Plan } from './plan.ts';
import type { PersonTruth } from './truth.ts';

const sum = <T>(all: Iterable<T>, of: (one: T) => number): number =>
  [...all].reduce((total, one) => total + of(one), 0);

const byChannel = (all: Iterable<{ messages: readonly { channel: string }[] }>, channel: string) =>
  sum(all, (one) => one.messages.filter((message) => message.channel === channel).length);

/** The report's rows: what was counted in Kaskad beside what the truth says. */
export const reportRows = (plan: Plan, truth: Map<string, PersonTruth>, seen: Map<string, Seen>) => [
  ['profiles', seen.size, plan.people.size],
  ['orders counted', sum(seen.values(), (one) => one.orders), sum(truth.values(), (one) => one.orders)],
  ...(['push', 'email', 'sms'] as const).map((channel) => [
    `messages by ${channel}`,
    byChannel(seen.values(), channel),
    byChannel(truth.values(), channel),
  ]),
  [
    'orders that stopped a cascade',
    sum(seen.values(), (one) => one.stoppedByOrder),
    sum(truth.values(), (one) => one.stoppedByOrder),
  ],
  [
    'carts left over',
    sum(seen.values(), (one) => Number(one.cart.size > 0)),
    sum(truth.values(), (one) => Number(one.cart.size > 0)),
  ],
];
