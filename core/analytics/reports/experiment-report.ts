import type { Comparison, Uplift } from '../../experiment/compare.ts';
import type { VariantCounts } from '../../experiment/counts.ts';
import type { Decision } from '../../experiment/decide.ts';
import type { Unknown } from '../../experiment/reading.ts';
import type { SampleRatio } from '../../experiment/sample-ratio.ts';
import { sentenceOf } from '../../experiment/sentence/sentence-of.ts';
import type { InLanguages, Language } from '../../library/ready-journey.ts';
import { decimalOf } from '../../money.ts';
import type { OnTrial } from '../on-trial.ts';
import type { Rows } from '../ports.ts';
import { type ExperimentRead, type ExperimentsAsk, formerPlans, readExperiments } from './experiment-read.ts';
import { inDecimals, type Money } from './figures.ts';
import { lastOver } from './matured.ts';

/** Money in decimals. */
export interface GroupFigures {
  people: number;
  ordered: number;
  unsubscribed: number;
  revenue: Money;
}

export interface ComparisonReport {
  base: string;
  variant: string;
  orders: Uplift;
  unsubscribed: Uplift;
  revenue: Record<string, Uplift>;
}

export interface DecisionReport {
  kind: Decision['kind'];
  reason?: string;
  winner?: string;
  peopleLeft?: number;
  daysLeft?: number;
}

export interface ExperimentReport {
  /** The control group has none. */
  stepId?: string;
  plan: string;
  since?: string;
  /** Of people whose time to order is over. */
  days: number;
  people: number;
  peopleOver: number;
  plannedPeople?: number;
  variants: { id: string; what: string; share: number; over: GroupFigures; soFar: GroupFigures }[];
  /** Were people divided as planned? Of everybody. */
  division: SampleRatio | Unknown;
  /** Of those whose time is over; may be looked at any day. */
  comparisons: ComparisonReport[];
  /** Each interval's, so that all of them together hold with the confidence that was planned. */
  confidence: number;
  decision?: DecisionReport;
  sentence?: InLanguages<string>;
}

export interface ExperimentsReport {
  journeyId: string;
  /** Whoever came in until then has had all her time to order. */
  until: string;
  experiments: ExperimentReport[];
  /** What was on trial with other variants or shares. */
  former: { stepId?: string; plan: string; variants: ({ id: string } & GroupFigures)[] }[];
}

const groupOf = (counts: VariantCounts | undefined): GroupFigures => ({
  people: counts?.people ?? 0,
  ordered: counts?.ordered ?? 0,
  unsubscribed: counts?.unsubscribed ?? 0,
  revenue: Object.fromEntries(
    Object.entries(counts?.revenue ?? {}).map(([currency, { sumMinor }]) => [
      currency,
      decimalOf(sumMinor, currency),
    ]),
  ),
});

const comparisonOf = ({ base, variant, orders, unsubscribed, revenue }: Comparison): ComparisonReport => ({
  ...{ base, variant, orders, unsubscribed },
  revenue: Object.fromEntries(
    Object.entries(revenue).map(([currency, { absolute, relative }]) => [
      currency,
      { absolute: inDecimals(absolute, currency), relative },
    ]),
  ),
});

const decisionOf = (decision: Decision): DecisionReport => ({
  kind: decision.kind,
  ...('reason' in decision && { reason: decision.reason }),
  ...('winner' in decision && { winner: decision.winner }),
  ...('peopleLeft' in decision && { peopleLeft: decision.peopleLeft }),
  ...('daysLeft' in decision && { daysLeft: decision.daysLeft }),
});

const known: InLanguages<Record<string, string>> = {
  en: { control: 'control group', in: 'customers who get messages', rest: 'the others' },
  ru: { control: 'контрольная группа', in: 'клиенты с сообщениями', rest: 'остальные' },
};
const way: InLanguages<string> = { en: 'way', ru: 'путь' };

/** What variants are called in a sentence: orders by their channels, ways by their number. */
const namesOf = ({ variants }: OnTrial, language: Language): Record<string, string> =>
  Object.fromEntries(
    variants.map(({ id, what }) => {
      const number = /^ways\/(\d+)$/.exec(what)?.[1];
      const name = number === undefined ? what : `${way[language]} ${Number(number) + 1}`;
      return [id, known[language][what] ?? name];
    }),
  );

/** A decision in plain words, by the names of the variants. */
export const sentencesOf = ({ decision, plan, trial }: ExperimentRead): InLanguages<string> | undefined =>
  decision && {
    en: sentenceOf(decision, plan, 'en', namesOf(trial, 'en')),
    ru: sentenceOf(decision, plan, 'ru', namesOf(trial, 'ru')),
  };

const reportOf = (read: ExperimentRead): ExperimentReport => {
  const { trial, over, all, planned, since, days, decision } = read;
  const sentence = sentencesOf(read);
  const find = (readOut: typeof over, id: string) => groupOf(readOut.variants.find((one) => one.id === id));
  return {
    ...(trial.stepId !== undefined && { stepId: trial.stepId }),
    plan: trial.plan,
    ...(since !== undefined && { since }),
    ...{ days, people: all.people, peopleOver: over.people },
    ...(planned && { plannedPeople: planned.plannedPeople }),
    variants: trial.variants.map(({ id, what, share }) => ({
      ...{ id, what, share },
      ...{ over: find(over, id), soFar: find(all, id) },
    })),
    division: all.sampleRatio,
    comparisons: over.pairs.map(({ anyDay }) => comparisonOf(anyDay)),
    confidence: over.pairConfidence,
    ...(decision && { decision: decisionOf(decision) }),
    ...(sentence && { sentence }),
  };
};

/** What is on trial in a journey, how it stands, and what was on trial before; from its rows by day. */
export const experimentsReport = (
  ask: ExperimentsAsk,
  days: Readonly<Record<string, Rows>>,
): ExperimentsReport => {
  return {
    journeyId: ask.journey.id,
    until: lastOver(ask.journey, ask.calendar),
    experiments: readExperiments(ask, days).map(reportOf),
    former: formerPlans(ask, days).map(({ stepId, plan, variants }) => ({
      ...(stepId !== undefined && { stepId }),
      plan,
      variants: variants.map((counts) => ({ id: counts.id, ...groupOf(counts) })),
    })),
  };
};
