import type { AppliedEvent } from './applied-event.ts';
import { type HappenAsk, happens } from './awaited.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { heardAt } from './heard-at.ts';
import type { PlacedListener } from './listener.ts';
import type { ExitReason } from './verdict.ts';
import { WAKE_STRIDE } from './wake-stride.ts';

/** A wake that is due may be moving her to the next step this very moment: what comes now is kept for it. */
const DUE_MS = 5_000;

/** `kept`: put down for a step that she is about to reach. `woken`: she stands at it, and goes on at once. */
export type Hearing =
  | { kind: 'kept' | 'woken'; enrollment: Enrollment }
  | { kind: 'ends'; reason: ExitReason };

const isDue = ({ wakesAtMs = Number.POSITIVE_INFINITY }: Enrollment, nowMs: number): boolean =>
  wakesAtMs <= nowMs + DUE_MS;

const hearOne = (
  enrollment: Enrollment,
  { stepId, ends }: PlacedListener,
  event: AppliedEvent,
  nowMs: number,
): Hearing | undefined => {
  if (ends)
    return event.atMs <= enrollment.trigger.atMs + ends.withinMs
      ? { kind: 'ends', reason: ends.reason }
      : undefined;
  const stands = enrollment.position.stepId === stepId;
  if (stands && (event.atMs < enrollment.position.enteredStepAtMs || heardAt(enrollment, stepId)))
    return undefined;
  if (!stands && !isDue(enrollment, nowMs)) return undefined;
  const heard = { ...enrollment.heard, [stepId]: { event: event.event, atMs: event.atMs } };
  if (!stands) return { kind: 'kept', enrollment: { ...enrollment, heard } };
  const wakeNo = enrollment.wakeNo + WAKE_STRIDE;
  return { kind: 'woken', enrollment: { ...enrollment, heard, wakeNo, wakesAtMs: nowMs } };
};

/** What an event means to the steps of the structure that an active enrollment is pinned to; undefined when it means nothing. */
export const hear = (
  structure: Pick<CompiledJourney, 'listeners'>,
  ask: HappenAsk,
  nowMs: number,
): Hearing | undefined => {
  let { enrollment } = ask;
  let kind: 'kept' | 'woken' | undefined;
  for (const listener of structure.listeners) {
    if (!happens(listener, { ...ask, enrollment })) continue;
    const hearing = hearOne(enrollment, listener, ask.event, nowMs);
    if (hearing?.kind === 'ends') return hearing;
    if (!hearing) continue;
    enrollment = hearing.enrollment;
    kind = kind === 'woken' ? kind : hearing.kind;
  }
  return kind && { kind, enrollment };
};
