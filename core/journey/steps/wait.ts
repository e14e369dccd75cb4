import * as z from 'zod';
import { lastActivityMs } from '../../cart/last-activity.ts';
import { zoneOf } from '../../contact/zone.ts';
import { duration, durationMs } from '../../duration.ts';
import { nextLocalTime, weekdays } from '../next-local-time.ts';
import { step } from '../step-kind.ts';

/**
 * Rests for a duration, measured from entering the step or from the cart's last activity; or until a time of day by the person's
 * own clock; or both, one after the other.
 */
export const wait = step({
  kind: 'wait',
  fields: () => ({
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
  }),
  faults: (step) =>
    step.for === undefined && step.until === undefined
      ? [{ path: '/for', message: 'how long, or until when' }]
      : [],
  restsMs: (step) => (step.for === undefined ? 0 : durationMs(step.for)),
  byClock: (step) => step.until !== undefined,
  advance({ step, enrollment, profile, contact, nowMs }) {
    const startMs =
      step.from === 'lastActivity'
        ? Math.max(lastActivityMs(profile), enrollment.enteredAtMs)
        : enrollment.position.enteredStepAtMs;
    const overMs = startMs + (step.for === undefined ? 0 : durationMs(step.for));
    const untilMs = step.until
      ? nextLocalTime(overMs, step.until, zoneOf(profile, contact.timezone, nowMs))
      : overMs;
    return nowMs < untilMs ? { kind: 'rest', untilMs } : { kind: 'next' };
  },
});
