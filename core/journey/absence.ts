import * as z from 'zod';
import { durationMs } from '../duration.ts';
import { awaitedSchema } from './awaited.ts';
import type { Journey } from './journey.ts';
import { type AnyStep, step } from './step-kind.ts';

/** Not a name that a marketer can give. */
const ABSENCE_STEP = '~without';

/**
 * The step that a trigger with `without` begins by: rests for the time in which the other event must not happen. If it does,
 * the entry was none. No document holds it.
 */
export const absence = step({
  kind: 'absence',
  fields: () => ({ within: z.string(), without: awaitedSchema }),
  restsMs: ({ within }) => durationMs(within),
  listeners: ({ within, without }) => [
    { ...without, ends: { reason: 'not-abandoned', withinMs: durationMs(within) } },
  ],
  advance({ step, enrollment, profile, nowMs }) {
    const untilMs = enrollment.trigger.atMs + durationMs(step.within);
    if (nowMs < untilMs) return { kind: 'rest', untilMs };
    const { event, match, where } = step.without;
    const isAnyOrder = event === 'Order Completed' && match === undefined && where === undefined;
    const orderedAtMs = profile.lastOrder?.atMs ?? Number.NEGATIVE_INFINITY;
    const hasOrdered = isAnyOrder && orderedAtMs > enrollment.trigger.atMs;
    return hasOrdered ? { kind: 'exit', reason: 'not-abandoned' } : { kind: 'next' };
  },
});

/** The step before the first one of such a journey. */
export const absenceOf = ({ trigger }: Journey): AnyStep | undefined =>
  'without' in trigger && trigger.without !== undefined && trigger.within !== undefined
    ? { id: ABSENCE_STEP, kind: absence.kind, within: trigger.within, without: trigger.without }
    : undefined;
