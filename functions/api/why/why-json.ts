import type { Snapshot } from '../../../core/config/snapshot.ts';
import { entryWords } from '../../../core/explain/entry-words.ts';
import { type ExplainedMessage, explainedMessages } from '../../../core/explain/explained-messages.ts';
import {
  endInWords,
  holdInWords,
  sentInWords,
  skipInWords,
  stateInWords,
} from '../../../core/explain/in-words.ts';
import { whyNeverIn } from '../../../core/explain/why-never-in.ts';
import type { Language } from '../../../core/explain/words.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { NextSend } from '../../../core/journey/plan-next-send.ts';
import type { Person } from '../find-person.ts';
import type { Plans } from '../plans-for.ts';
import type { History } from './history.ts';
import type { WhyJson } from './why-schema.ts';

export interface WhyAsk {
  person: Person;
  plans: Plans;
  snapshot: Snapshot;
  history: History;
  language: Language;
  nowMs: number;
  journeyId?: string | undefined;
  channel?: string | undefined;
}

type Told = WhyJson['journeys'][number];

const iso = (atMs: number): string => new Date(atMs).toISOString();

const textOf = ({ outcome, code }: ExplainedMessage, language: Language): string => {
  if (outcome === 'sent') return sentInWords(code === 'unknown', language);
  return outcome === 'held' ? holdInWords(code ?? '', language) : skipInWords(code ?? '', language);
};

const messageJson = (message: ExplainedMessage, language: Language): Told['messages'][number] => {
  const { atMs, channel, stepId, sendId, outcome, code, waits, deliveries } = message;
  return {
    ...{ at: iso(atMs), channel, stepId, outcome, text: textOf(message, language) },
    ...(sendId !== undefined && { sendId }),
    ...(code !== undefined && { code }),
    waits: waits.map((one) => ({ at: iso(one.atMs), code: one.code, text: holdInWords(one.code, language) })),
    deliveries: deliveries.map((one) => ({ at: iso(one.atMs), type: one.type })),
  };
};

const planJson = (plan: NextSend | undefined, language: Language) => {
  if (!plan) return {};
  if (plan.kind === 'send') return { next: { channel: plan.channel, at: iso(plan.atMs) } };
  const { reason: code, channel } = plan;
  const text = holdInWords(code, language);
  return { next: null, noNextBecause: { code, text, ...(channel && { channel }) } };
};

const entryJson = (
  { status, reason, enteredAtMs }: Enrollment,
  plan: NextSend | undefined,
  language: Language,
): Told['entries'][number] => {
  const isOver = status === 'exited' || status === 'stopped';
  return {
    ...{ enteredAt: iso(enteredAtMs), status },
    ...(reason !== undefined && { code: reason }),
    text: isOver ? endInWords(reason ?? status, language) : stateInWords(status, language),
    ...planJson(plan, language),
  };
};

const journeyJson = (ask: WhyAsk, journeyId: string, messages: readonly ExplainedMessage[]): Told => {
  const { person, plans, snapshot, history, language, nowMs, channel } = ask;
  const published = snapshot.journeys.find(({ journey }) => journey.id === journeyId);
  const hers = person.enrollments
    .filter((one) => one.journeyId === journeyId)
    .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs);
  const told = messages.filter(
    (one) => one.journeyId === journeyId && (channel ?? one.channel) === one.channel,
  );
  const moment = { nowMs, rfm: snapshot.people.rfm };
  const never = () => whyNeverIn({ published, profile: person.profile, entries: history.entries, moment });
  const why = hers.length === 0 ? never() : undefined;
  return {
    journeyId,
    ...(published?.journey.name !== undefined && { name: published.journey.name }),
    entries: hers.map((one) => entryJson(one, plans.get(one.id), language)),
    ...(why && { neverIn: { code: why, text: entryWords[why][language] } }),
    messages: told.map((one) => messageJson(one, language)),
  };
};

/** Why she got what she got and did not get the rest: of one journey, or of each that has to do with her. */
export const whyJson = (ask: WhyAsk): WhyJson => {
  const { person, history, language, journeyId } = ask;
  const messages = explainedMessages(history.entries);
  const known = [...person.enrollments, ...messages].map((one) => one.journeyId);
  const ids = journeyId === undefined ? [...new Set(known)].toSorted() : [journeyId];
  return {
    language,
    complete: history.isWhole,
    journeys: ids.map((id) => journeyJson(ask, id, messages)),
  };
};
