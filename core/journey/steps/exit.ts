import * as z from 'zod';
import { step } from '../step-kind.ts';

/** Ends the journey for this person; the reason is the marketer's own word. */
export const exit = step({
  kind: 'exit',
  fields: () => ({ reason: z.string().min(1).max(64).optional() }),
  ends: true,
  advance: ({ step }) => ({ kind: 'exit', reason: step.reason ?? 'exit' }),
});
