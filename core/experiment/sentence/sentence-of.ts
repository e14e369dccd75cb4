import type { Language } from '../../library/ready-journey.ts';
import type { Decision, GoOn } from '../decide.ts';
import { type Finding, turned } from '../findings.ts';
import type { ExperimentPlan, Measure } from '../plan.ts';
import { amount, amountRange, points, pointsRange } from './amounts.ts';
import { en } from './en.ts';
import { counted, listed, said } from './numbers.ts';
import { ru } from './ru.ts';
import type { Words } from './words.ts';

type NameOf = (id: string) => string;

const words: Readonly<Record<Language, Words>> = { en, ru };

const betterIn = (
  { base, variant, low, high }: Finding,
  measure: Measure,
  name: NameOf,
  its: Words,
): string =>
  measure.kind === 'orders'
    ? its.moreOrders(name(variant), name(base), pointsRange(low, high, its))
    : its.moreMoney(name(variant), name(base), amountRange(low, high, measure.currency, its));

const unclearIn = (
  { base, variant, low, high }: Finding,
  measure: Measure,
  name: NameOf,
  its: Words,
): string =>
  measure.kind === 'orders'
    ? its.unclearOrders(name(variant), name(base), points(low, its), points(high, its))
    : its.unclearMoney(
        name(variant),
        name(base),
        amount(low, measure.currency, its),
        amount(high, measure.currency, its),
      );

const told = (finding: Finding, measure: Measure, name: NameOf, its: Words): string => {
  if (finding.low > 0) return betterIn(finding, measure, name, its);
  return finding.high < 0
    ? betterIn(turned(finding), measure, name, its)
    : unclearIn(finding, measure, name, its);
};

/** One finding is told; of several variants there are too many for one sentence. */
const onlyOf = (findings: readonly Finding[]): Finding | undefined =>
  findings.length === 1 ? findings[0] : undefined;

const goOn = (
  { reason, findings, peopleLeft, daysLeft }: GoOn,
  plan: ExperimentPlan,
  name: NameOf,
  its: Words,
) => {
  if (reason === 'impossible-counts') return its.reasons[reason];
  const finding = reason === 'not-clear' || reason === 'too-few-days' ? onlyOf(findings) : undefined;
  const why = finding ? its.soFar(told(finding, plan.measure, name, its)) : its.reasons[reason];
  const days = daysLeft ? counted(daysLeft, its.language, its.days) : undefined;
  const people = peopleLeft > 0 ? counted(peopleLeft, its.language, its.customers) : undefined;
  return `${why} ${its.goOn(days, people)}`;
};

const minimalIn = (measure: Measure, its: Words): string =>
  measure.kind === 'orders'
    ? points(measure.minimalDifference, its)
    : amount(measure.minimalDifferenceMinor, measure.currency, its);

/** A decision in plain words, for somebody who knows no statistics. `names` of variants; without one the id is said. */
export const sentenceOf = (
  decision: Decision,
  plan: ExperimentPlan,
  language: Language,
  names: Readonly<Record<string, string>> = {},
): string => {
  const its = words[language];
  const name: NameOf = (id) => its.quoted((Object.hasOwn(names, id) && names[id]) || id);
  const list = (ids: readonly string[]): string => listed(ids.map(name), language);
  const numbers = (values: readonly number[]): string =>
    listed(
      values.map((value) => said(Math.round(value), language)),
      language,
    );
  switch (decision.kind) {
    case 'go-on':
      return goOn(decision, plan, name, its);
    case 'stop-winner':
      return its.winner(betterIn(decision.finding, plan.measure, name, its), name(decision.winner));
    case 'stop-no-difference': {
      if (decision.reason === 'within-minimal-difference')
        return its.alike(list(decision.variants), minimalIn(plan.measure, its));
      const finding = onlyOf(decision.findings);
      return its.noWinner(finding && told(finding, plan.measure, name, its));
    }
    case 'stop-harm': {
      const worst = decision.findings.reduce((most, each) => (each.low > most.low ? each : most));
      const finding = its.moreUnsubscribed(
        name(worst.variant),
        name(worst.base),
        pointsRange(worst.low, worst.high, its),
      );
      return its.harm(finding, list(decision.findings.map(({ variant }) => variant)));
    }
    case 'check-division':
      return its.division(numbers(decision.people), numbers(decision.expected));
  }
};
