import type { FaultPlan } from '../plan.ts';
import { type BudgetDay, budgetDays, withinBudget } from './budget.ts';
import type { Case, Evidence, Violation } from './evidence.ts';
import { forgottenForGood } from './forgotten.ts';
import { quietAtNight, withinCaps } from './local-time.ts';
import { nothingLost } from './nothing-lost.ts';
import { once } from './once.ts';
import { paidLast } from './paid-last.ts';
import { racedMs, stoppedByDenial, stoppedByOrder } from './stopped.ts';

/** Figures of a run. */
export interface Report {
  violations: Violation[];
  /** The cases that they are about. */
  suspects: Case[];
  accepted: Record<string, number>;
  calls: number;
  injected: number;
  /** By operation and fault, how often. */
  faults: Record<string, Record<string, number>>;
  /** Calls to providers whose answer nobody got, and how many of those were not carried out. */
  ambiguous: number;
  notCarriedOut: number;
  /** Orders that were stored while a message was on its way, and those after which it still left, read before. */
  raced: { met: number; count: number; p99Ms: number };
  budget: BudgetDay[];
  /** People who were erased, and who said STOP. */
  erased: number;
  stopped: number;
  crowds: number;
}

const checks = [
  once,
  nothingLost,
  stoppedByOrder,
  stoppedByDenial,
  quietAtNight,
  withinCaps,
  paidLast,
  withinBudget,
  forgottenForGood,
];

export const judge = (
  evidence: Evidence,
  plan: FaultPlan,
  { crowds, deadLetters }: Pick<Report, 'crowds'> & { deadLetters: string[] },
): Report => {
  const { attempts, cases, facts } = evidence;
  const accepted: Record<string, number> = {};
  for (const { channel, accepted: times } of attempts) accepted[channel] = (accepted[channel] ?? 0) + times;
  const ambiguous = attempts.filter(({ isAmbiguous }) => isAmbiguous);
  const raced = racedMs(evidence).toSorted((a, b) => a - b);
  const violations: Violation[] = [
    ...checks.flatMap((check) => check(evidence)),
    ...deadLetters.map((body) => ({ invariant: 'I12', what: `dead letter ${body}` })),
  ];
  return {
    violations,
    suspects: evidence.cases.filter(({ person }) => violations.some((one) => one.person === person.no)),
    accepted,
    calls: plan.calls,
    injected: plan.injected,
    faults: Object.fromEntries([...plan.done].map(([name, counts]) => [name, Object.fromEntries(counts)])),
    ambiguous: ambiguous.length,
    notCarriedOut: ambiguous.filter(({ accepted: times }) => times === 0).length,
    raced: { met: facts.met, count: raced.length, p99Ms: raced[Math.floor(raced.length * 0.99)] ?? 0 },
    budget: budgetDays(evidence),
    erased: cases.filter(({ person }) => facts.isErased(person)).length,
    stopped: cases.filter(
      ({ person }) => person.manner === 'replies stop' && facts.denialsOf(person).length > 0,
    ).length,
    crowds,
  };
};
