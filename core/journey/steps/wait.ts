import * as z from 'zod';
import { lastActivityMs } from '../../cart/last-activity.ts';
import { duration, durationMs } from '../../duration.ts';
import { step } from '../step-kind.ts';

/** Rests for a duration, measured from entering the step or from the cart's last activity. */
export const wait = step({
  kind: 'wait',
  fields: () => ({
    for: duration,
    /** `entry` when it is left out. A cart touched while resting moves the end of the rest. */
    from: z.enum(['entry', 'lastActivity']).optional(),
  }),
  restsMs: (step) => durationMs(step.for),
  advance({ step, enrollment, profile, nowMs }) {
    const { enteredStepAtMs } = enrollment.position;
    const startMs =
      step.from === 'lastActivity'
        ? Math.max(lastActivityMs(profile), enrollment.enteredAtMs)
        : enteredStepAtMs;
    const untilMs = startMs + durationMs(step.for);
    return nowMs < untilMs ? { kind: 'rest', untilMs } : { kind: 'next' };
  },
});
