import { type Finding, type Findings, findingsIn, measuredIn, victoriesIn } from './findings.ts';
import type { ExperimentPlan } from './plan.ts';
import type { ReadOut } from './read-out.ts';
import type { UnknownReason } from './reading.ts';

/** Somebody else has to come, or time to pass. */
export interface GoOn {
  kind: 'go-on';
  /** What is missing: a clear difference, days, or a figure at all. */
  reason: 'not-clear' | 'too-few-days' | UnknownReason;
  findings: readonly Finding[];
  /** Until all planned people are in. */
  peopleLeft: number;
  /** At the pace so far, and not before the least days; left out while there is no pace, or one of years. */
  daysLeft?: number;
}

/** What to do on this day, and why. */
export type Decision =
  | GoOn
  /** `finding`: against the nearest of the others, which all are surely worse than another. */
  | { kind: 'stop-winner'; winner: string; finding: Finding }
  | {
      kind: 'stop-no-difference';
      reason: 'within-minimal-difference' | 'all-planned-people';
      /** Who may still be the best; the others are surely worse than one of these. */
      variants: readonly string[];
      findings: readonly Finding[];
    }
  /** These surely make more people unsubscribe than the first variant, by more than the plan bears. */
  | { kind: 'stop-harm'; findings: readonly Finding[] }
  /** People were not divided as planned: whatever the figures say, something else divided them. */
  | { kind: 'check-division'; people: readonly number[]; expected: readonly number[] };

/** Only the first variant is what the others may not be worse than. */
const harmIn = (readOut: ReadOut, { variants, mostMoreUnsubscribed }: ExperimentPlan): Finding[] =>
  findingsIn(readOut, ({ unsubscribed }) => unsubscribed.absolute).known.filter(
    ({ base, low }) => base === variants[0]?.id && low > mostMoreUnsubscribed,
  );

/** A pace that needs longer is no pace to be told. */
const LONGEST_DAYS = 730;

/** Of an experiment that ran for so long; what is no number of days is none. */
const leftOf = ({ people }: ReadOut, { plannedPeople, leastDays }: ExperimentPlan, ranDays: number) => {
  const peopleLeft = Math.max(0, plannedPeople - people);
  if (people === 0 || ranDays === 0) return { peopleLeft };
  const daysLeft = Math.ceil(Math.max(0, leastDays - ranDays, (peopleLeft * ranDays) / people));
  return daysLeft > LONGEST_DAYS ? { peopleLeft } : { peopleLeft, daysLeft };
};

/** Whom nobody is surely better than. */
const unbeatenIn = ({ variants }: ExperimentPlan, victories: readonly Finding[]): string[] => {
  const beaten = new Set(victories.map(({ base }) => base));
  return variants.map(({ id }) => id).filter((id) => !beaten.has(id));
};

/** The narrowest of somebody's victories. */
const narrowest = (victories: readonly Finding[], winner: string): Finding | undefined =>
  victories.filter(({ variant }) => variant === winner).toSorted((a, b) => a.low - b.low)[0];

/** Are those who may still win surely nearer to each other than what the plan finds worth a difference? */
const areAlike = (unbeaten: readonly string[], { measure }: ExperimentPlan, { known, missing }: Findings) => {
  const minimal = measure.kind === 'orders' ? measure.minimalDifference : measure.minimalDifferenceMinor;
  return (
    missing.length === 0 &&
    known
      .filter(({ base, variant }) => unbeaten.includes(base) && unbeaten.includes(variant))
      .every(({ low, high }) => low > -minimal && high < minimal)
  );
};

/** What the measure of the plan says, people having been divided well and nobody harmed. */
const conclude = (plan: ExperimentPlan, readOut: ReadOut, ranDays: number): Decision => {
  const findings = findingsIn(readOut, measuredIn(plan.measure));
  const { known, missing } = findings;
  const goOn = (reason: GoOn['reason']): GoOn => ({
    ...{ kind: 'go-on', reason, findings: known },
    ...leftOf(readOut, plan, ranDays),
  });
  if (missing.includes('impossible-counts')) return goOn('impossible-counts');
  if (readOut.people > 0 && ranDays < plan.leastDays) return goOn('too-few-days');
  const victories = victoriesIn(known);
  const unbeaten = unbeatenIn(plan, victories);
  const [winner = '', ...others] = unbeaten;
  const finding = others.length === 0 ? narrowest(victories, winner) : undefined;
  if (finding) return { kind: 'stop-winner', winner, finding };
  const noDifference = { kind: 'stop-no-difference', variants: unbeaten, findings: known } as const;
  if (areAlike(unbeaten, plan, findings)) return { ...noDifference, reason: 'within-minimal-difference' };
  if (readOut.people >= plan.plannedPeople) return { ...noDifference, reason: 'all-planned-people' };
  return goOn(missing[0] ?? 'not-clear');
};

/**
 * Decides on any day whether an experiment may stop. A warning of wrong division comes before all, harm before a winner, and
 * neither waits for the least days. Readings are those that may be looked at any day, so that asking daily does not make a
 * winner of chance. `ranDays` since the first person came in.
 */
export const decide = (plan: ExperimentPlan, readOut: ReadOut, ranDays: number): Decision => {
  const { sampleRatio, variants } = readOut;
  if (sampleRatio.kind === 'known' && sampleRatio.mismatch) {
    const people = variants.map((variant) => variant.people);
    return { kind: 'check-division', people, expected: sampleRatio.expected };
  }
  const harm = harmIn(readOut, plan);
  if (harm.length > 0) return { kind: 'stop-harm', findings: harm };
  return conclude(plan, readOut, Number.isFinite(ranDays) ? Math.max(0, ranDays) : 0);
};
