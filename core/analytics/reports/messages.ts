import { countOf, type Figure, type Money, moneyOf, totalOf } from './figures.ts';

/** What became of messages. */
export interface MessageFigures {
  /** Left, or may have left; `unknown` is a part of it. */
  sent: number;
  unknown: number;
  delivered: number;
  /** By people; machines that open every mail are apart. */
  opened: number;
  openedByMachine: number;
  clicked: number;
  clickedByMachine: number;
  answered: number;
  bounced: number;
  rejected: number;
  complained: number;
  unsubscribed: number;
  cost: Money;
}

/** Messages that were not sent. */
export interface NotSent {
  reason: string;
  channel?: string;
  messages: number;
}

const measures = [
  'unknown',
  'delivered',
  'opened',
  'openedByMachine',
  'clicked',
  'clickedByMachine',
  'answered',
  'bounced',
  'rejected',
  'complained',
  'unsubscribed',
] as const;

/** Of days: a mail that is opened tomorrow was sent today, so that nothing bounds one by the other. */
export const messagesOf = (figures: readonly Figure[], most = Number.MAX_SAFE_INTEGER): MessageFigures => {
  const total = totalOf(figures);
  const sent = countOf(total, 'sent');
  const rest = Object.fromEntries(measures.map((measure) => [measure, countOf(total, measure, most)]));
  return { sent, ...(rest as Record<(typeof measures)[number], number>), cost: moneyOf(total, 'cost') };
};

/** Of a step on its way: nothing becomes of more messages than there were. What became of those sent before the range is left out. */
export const boundedMessages = (figures: readonly Figure[]): MessageFigures =>
  messagesOf(figures, countOf(totalOf(figures), 'sent'));

/** The most frequent first. */
export const notSentIn = (figures: readonly Figure[]): NotSent[] => {
  const byName = new Map<string, NotSent>();
  for (const { row, amounts } of figures)
    for (const [measure, value] of Object.entries(amounts)) {
      const reason = /^skipped:(.+)$/.exec(measure)?.[1];
      if (reason === undefined || value === undefined || value <= 0) continue;
      const name = `${row.channel ?? ''} ${reason}`;
      const messages = (byName.get(name)?.messages ?? 0) + value;
      byName.set(name, { reason, ...(row.channel !== undefined && { channel: row.channel }), messages });
    }
  return [...byName.values()].sort((a, b) => b.messages - a.messages || (a.reason < b.reason ? -1 : 1));
};

/** By channel, in the order of their names. */
export const byItsChannel = (figures: readonly Figure[]): [string, Figure[]][] => {
  const groups = Map.groupBy(figures, ({ row }) => row.channel ?? '');
  groups.delete('');
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};
