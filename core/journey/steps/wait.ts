import * as z from 'zod';
import { lastActivityMs } from '../../cart/last-activity.ts';
import { zoneOf } from '../../contact/zone.ts';
import { durationMs } from '../../duration.ts';
import { duration } from '../../duration-schema.ts';
import { awaitedFaults, awaitedSchema } from '../awaited.ts';
import { heardAt } from '../heard-at.ts';
import { nextLocalTime } from '../next-local-time.ts';
import { type StepAsk, step } from '../step-kind.ts';
import { weekdays } from '../weekdays.ts';
import { innerLists } from './inner-lists.ts';

interface Rest {
  for?: string | undefined;
  from?: 'entry' | 'lastActivity' | undefined;
  until?: { time: string; on?: (typeof weekdays)[number][] | undefined } | undefined;
}

const endMs = ({ step, enrollment, profile, contact, nowMs }: StepAsk<Rest>): number => {
  const startMs =
    step.from === 'lastActivity'
      ? Math.max(lastActivityMs(profile), enrollment.enteredAtMs)
      : enrollment.position.enteredStepAtMs;
  const overMs = startMs + (step.for === undefined ? 0 : durationMs(step.for));
  return step.until ? nextLocalTime(overMs, step.until, zoneOf(profile, contact.timezone, nowMs)) : overMs;
};

/**
 * Rests for a duration, measured from entering the step or from the cart's last activity; or until a time of day by the person's
 * own clock; or both, one after the other. With an event it rests until that happens, at the longest for this time: then one
 * list or the other is walked.
 */
export const wait = step({
  kind: 'wait',
  fields: (steps) => ({
    for: duration.optional(),
    /** `entry` when it is left out. A cart touched while resting moves the end of the rest. */
    from: z.enum(['entry', 'lastActivity']).optional(),
    until: z
      .strictObject({
        time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 10:00'),
        on: z.array(z.enum(weekdays)).min(1).max(7).optional(),
      })
      .optional()
      .meta({ description: "The next such moment by the person's own clock, on these days of the week" }),
    event: awaitedSchema
      .optional()
      .meta({ description: 'Until she does this; for and until say how long at most' }),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
    then: steps.optional().meta({ description: 'What follows if the event happened in time' }),
    else: steps.optional().meta({ description: 'What follows if it did not' }),
  }),
  lists: (step) => innerLists.wait(step),
  forks: (step) => step.event !== undefined,
  faults: (step) => [
    ...(step.for === undefined && step.until === undefined
      ? [{ path: '/for', message: step.event ? 'how long at most' : 'how long, or until when' }]
      : []),
    ...awaitedFaults(step.event, '/event'),
    ...(['then', 'else'] as const)
      .filter((list) => step[list] !== undefined && step.event === undefined)
      .map((list) => ({ path: `/${list}`, message: 'only where an event is waited for' })),
  ],
  listeners: ({ event }) => (event ? [event] : []),
  restsMs: (step) => (step.for === undefined || step.event ? 0 : durationMs(step.for)),
  byClock: (step) => step.until !== undefined,
  advance(ask) {
    const { step, enrollment, nowMs } = ask;
    const untilMs = endMs(ask);
    const heard = step.event && heardAt(enrollment, step.id);
    if (heard && heard.atMs <= untilMs) return { kind: 'into', list: 'then' };
    if (nowMs < untilMs) return { kind: 'rest', untilMs };
    return step.event ? { kind: 'into', list: 'else' } : { kind: 'next' };
  },
});
