import type { FaultPlan } from '../plan.ts';
import type { Case, Evidence, Violation } from './evidence.ts';
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
  raced: { count: number; p99Ms: number };
  crowds: number;
}

const checks = [once, nothingLost, stoppedByOrder, stoppedByDenial, quietAtNight, withinCaps, paidLast];

export const judge = (
  evidence: Evidence,
  plan: FaultPlan,
  { crowds, deadLetters }: Pick<Report, 'crowds'> & { deadLetters: string[] },
): Report => {
  const { attempts } = evidence;
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
    raced: { count: raced.length, p99Ms: raced[Math.floor(raced.length * 0.99)] ?? 0 },
    crowds,
  };
};
