import type { Channel } from '../../consent/consent.ts';
import { skipInWords } from '../../explain/in-words.ts';
import type { MessageFigures } from '../reports/messages.ts';
import { type MailRow, type MailSection, moneyRows, withDetails } from './rows.ts';
import { amountSaid, moneySaid, numberSaid } from './said.ts';
import type { WeeklyReport } from './weekly-report.ts';
import type { WeeklyWords } from './words.ts';

const MOST_REASONS = 5;

/** Channels whose price a shop can set. */
const priced: ReadonlySet<string> = new Set<Channel>(['email', 'sms', 'push']);

const isWithoutPrice = ([channel, { sent, cost }]: [string, MessageFigures]): boolean =>
  sent > 0 && priced.has(channel) && Object.keys(cost).length === 0;

const channelRow = (
  [channel, figures]: [string, MessageFigures],
  { before }: WeeklyReport,
  words: WeeklyWords,
): MailRow => {
  const { sent, unknown, bounced, rejected, cost } = figures;
  const amount = moneySaid(cost, words);
  const told = (how: (messages: string) => string, messages: number) =>
    messages > 0 ? [how(numberSaid(messages, words))] : [];
  return withDetails(words.channels[channel as Channel] ?? channel, numberSaid(sent, words), [
    ...(amount === '' ? [] : [words.cost(amount)]),
    ...(isWithoutPrice([channel, figures]) ? [words.noPrice] : []),
    ...told(words.unknownFate, unknown),
    ...told(words.cameBack, bounced + rejected),
    ...(before ? [words.earlier(numberSaid(before.channels[channel]?.sent ?? 0, words))] : []),
  ]);
};

/** What left by each channel, what it cost, and of what nobody knows the cost. */
export const messagesSection = (report: WeeklyReport, words: WeeklyWords): MailSection => {
  const channels = Object.entries(report.now.channels).filter(([, { sent }]) => sent > 0);
  const costs = channels.length === 0 ? [] : moneyRows(words.costOfAll, report, ({ cost }) => cost, words);
  return {
    title: words.messages,
    notes: costs.length > 0 && channels.some(isWithoutPrice) ? [words.withoutPrice] : [],
    rows: [...channels.map((one) => channelRow(one, report, words)), ...costs],
  };
};

/** Against the stated baseline. Where nothing is known of the price nothing is said of money. */
export const notSpentSection = ({ now }: WeeklyReport, words: WeeklyWords): MailSection => {
  const { spared, notSpent } = now;
  const sent = now.channels.sms?.sent ?? 0;
  const amounts = Object.entries(notSpent).filter(([, amount]) => amount > 0);
  const unpriced = spared > 0 ? words.unknown : words.nothing;
  const detail = words.needless(numberSaid(spared, words), numberSaid(sent, words));
  const values = amounts.map(([currency, amount]) => amountSaid(amount, currency, words));
  const isTold = spared + sent > 0;
  return {
    title: words.notSpent,
    notes: isTold ? [words.baseline] : [],
    rows: isTold
      ? (values.length > 0 ? values : [unpriced]).map((value) => ({ label: words.onNeedless, value, detail }))
      : [],
  };
};

/** A sentence that a number follows. */
const asLabel = (sentence: string): string => sentence.replace(/\.$/, '');

/** Over all channels, the most frequent first. */
export const notSentSection = ({ now }: WeeklyReport, words: WeeklyWords): MailSection => {
  const byReason = new Map<string, number>();
  for (const { reason, messages } of now.notSent)
    byReason.set(reason, (byReason.get(reason) ?? 0) + messages);
  const sorted = [...byReason].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  const others = sorted.slice(MOST_REASONS).reduce((sum, [, messages]) => sum + messages, 0);
  const row = (label: string, messages: number) => ({ label, value: numberSaid(messages, words) });
  return {
    title: words.notSent,
    notes: [],
    rows: [
      ...sorted
        .slice(0, MOST_REASONS)
        .map(([reason, messages]) => row(asLabel(skipInWords(reason, words.language)), messages)),
      ...(others > 0 ? [row(words.otherReasons, others)] : []),
    ],
  };
};
