import type { TimelineEntry } from '../send/timeline.ts';

/** What became of one message, as her time line tells it. */
export interface ExplainedMessage {
  journeyId: string;
  stepId: string;
  channel: string;
  outcome: 'sent' | 'held' | 'not-sent';
  /** When that was decided. */
  atMs: number;
  sendId?: string;
  /** Why it was not sent or waits; of one that was sent `unknown` where nobody knows. */
  code?: string;
  /** What it has waited for, in order. */
  waits: { atMs: number; code: string }[];
  /** What the provider told. */
  deliveries: { atMs: number; type: string }[];
}

const OUTCOMES = { send: 'sent', held: 'held', skip: 'not-sent' } as const;

const isAboutMessage = ({ kind, journeyId, channel }: TimelineEntry): boolean =>
  kind in OUTCOMES && journeyId !== undefined && channel !== undefined;

const isSamePlace = (message: ExplainedMessage, { journeyId, name, channel }: TimelineEntry): boolean =>
  message.journeyId === journeyId && message.stepId === name && message.channel === channel;

/** A refusal has an id of its own per attempt, and an end names no message: both go on with the one that waits there. */
const goesOn = (message: ExplainedMessage, entry: TimelineEntry): boolean => {
  if (message.outcome !== 'held' || !isSamePlace(message, entry)) return false;
  return (
    entry.sendId === undefined || entry.sendId === message.sendId || message.code === 'provider-unavailable'
  );
};

const told = (entry: TimelineEntry, before: ExplainedMessage | undefined): ExplainedMessage => {
  const { journeyId = '', name: stepId, channel = '', atMs, sendId, reason } = entry;
  const outcome = OUTCOMES[entry.kind as keyof typeof OUTCOMES];
  const waits = [
    ...(before?.waits ?? []),
    ...(outcome === 'held' ? [{ atMs, code: reason ?? 'unknown' }] : []),
  ];
  const id = sendId ?? before?.sendId;
  return {
    ...{ journeyId, stepId, channel, outcome, atMs },
    ...(id !== undefined && { sendId: id }),
    ...(reason !== undefined && { code: reason }),
    ...{ waits, deliveries: [] },
  };
};

/** The messages that entries tell of, newest first; the entries come in any order. */
export const explainedMessages = (entries: readonly TimelineEntry[]): ExplainedMessage[] => {
  const messages: ExplainedMessage[] = [];
  for (const entry of entries.toSorted((a, b) => a.atMs - b.atMs)) {
    if (isAboutMessage(entry)) {
      const index = messages.findLastIndex((one) => goesOn(one, entry));
      if (index < 0) messages.push(told(entry, undefined));
      else messages[index] = told(entry, messages[index]);
    } else if (entry.kind === 'delivery') {
      const message = messages.findLast(({ sendId }) => sendId !== undefined && sendId === entry.sendId);
      message?.deliveries.push({ atMs: entry.atMs, type: entry.name });
    }
  }
  return messages.toSorted((a, b) => b.atMs - a.atMs);
};
