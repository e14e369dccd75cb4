import type { countPeopleInside } from '../../../../functions/api/routes/count-people-inside.ts';
import type { reportJourney } from '../../../../functions/api/routes/report-journey.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useJourney } from '../journey/journey-context.ts';

export interface StepNumbers {
  readonly waiting: number;
  readonly sent: number;
  readonly notSent: number;
  readonly reacted: number;
  /** By reason, the most frequent first. */
  readonly left: readonly (readonly [reason: string, count: number])[];
}

const EVERY_MS = 30_000;
const NONE: StepNumbers = { waiting: 0, sent: 0, notSent: 0, reacted: 0, left: [] };

/** People at each step now, what was sent there in the last 30 days, and by what they left. */
export const useNumbers = () => {
  const { id, view } = useJourney();
  const enabled = view.version > 0;
  const path = encodeURIComponent(id);
  const inside = useAnswer<typeof countPeopleInside>(`/v1/journeys/${path}/people/count`, {
    enabled,
    everyMs: EVERY_MS,
  });
  const report = useAnswer<typeof reportJourney>(`/v1/reports/journeys/${path}`, { enabled });
  const steps = new Map<string, StepNumbers>();
  const add = (stepId: string, more: Partial<StepNumbers>): void => {
    const before = steps.get(stepId) ?? NONE;
    steps.set(stepId, {
      waiting: before.waiting + (more.waiting ?? 0),
      sent: before.sent + (more.sent ?? 0),
      notSent: before.notSent + (more.notSent ?? 0),
      reacted: before.reacted + (more.reacted ?? 0),
      left: more.left ?? before.left,
    });
  };
  for (const [stepId, waiting] of Object.entries(inside.data?.steps ?? {})) add(stepId, { waiting });
  for (const { stepId, sent, skipped, reacted } of report.data?.funnel ?? []) {
    const notSent = Object.values(skipped).reduce((sum, count) => sum + count, 0);
    add(stepId, { sent, notSent, reacted });
  }
  for (const { stepId, ended } of report.data?.leftAt ?? [])
    add(stepId, { left: Object.entries(ended).sort(([, a], [, b]) => b - a) });
  return {
    inside: inside.data?.inside ?? 0,
    parked: inside.data?.waiting ?? 0,
    ofStep: (stepId: string): StepNumbers => steps.get(stepId) ?? NONE,
    entered: report.data?.people.entered ?? 0,
    /** By reason, the most frequent first. */
    ended: Object.entries(report.data?.people.ended ?? {}).sort(([, a], [, b]) => b - a),
    converted: report.data?.people.converted ?? 0,
  };
};

export type Numbers = ReturnType<typeof useNumbers>;
