import type { Seen } from './compare.ts';
import type { Plan } from './plan.ts';
import type { PersonTruth } from './truth.ts';

const sum = <T>(all: Iterable<T>, of: (one: T) => number): number =>
  [...all].reduce((total, one) => total + of(one), 0);

const byChannel = (all: Iterable<{ messages: readonly { channel: string }[] }>, channel: string) =>
  sum(all, (one) => one.messages.filter((message) => message.channel === channel).length);

type ReportRow = [name: string, counted: number, truth: number];

/** The report's rows: what was counted in Kaskad beside what the truth says. */
export const reportRows = (
  plan: Plan,
  truth: Map<string, PersonTruth>,
  seen: Map<string, Seen>,
): ReportRow[] => [
  ['profiles', seen.size, plan.people.size],
  [
    'carts abandoned',
    sum(seen.values(), (one) => one.abandoned),
    sum(truth.values(), (one) => one.abandoned),
  ],
  ['orders counted', sum(seen.values(), (one) => one.orders), sum(truth.values(), (one) => one.orders)],
  ...(['push', 'email', 'sms'] as const).map(
    (channel): ReportRow => [
      `messages by ${channel}`,
      byChannel(seen.values(), channel),
      byChannel(truth.values(), channel),
    ],
  ),
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

const SHOWN = 10;

/** Prints what was counted beside what must be, and the first differences. */
export const printReport = (report: {
  events: number;
  seconds: number;
  rows: ReportRow[];
  wrong: string[];
}) => {
  const { events, seconds, rows, wrong } = report;
  console.log(`${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)}/s)`);
  console.table(Object.fromEntries(rows.map(([name, counted, truth]) => [name, { counted, truth }])));
  for (const line of wrong.slice(0, SHOWN)) console.error(line);
  console.log(
    wrong.length === 0
      ? 'Everybody is as the truth says.'
      : `${wrong.length} differences, first ${Math.min(SHOWN, wrong.length)} shown.`,
  );
};
