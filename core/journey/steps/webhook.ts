import * as z from 'zod';
import { isSwitchedOff, SWITCHED_OFF_REST_MS } from '../../contact/switched-off.ts';
import { callableUrlFault } from '../../net/callable-url.ts';
import { saidValues, valueFaults, valuesOf } from '../said-values.ts';
import { step } from '../step-kind.ts';
import { stepRoots } from '../step-roots.ts';
import { signingSecretName } from '../webhook-secret.ts';

const HELD = { channel: 'webhook', reason: 'switched-off' } as const;

/**
 * Tells another system. It may get the same call twice, under the same `Idempotency-Key`. A call that fails is repeated a few
 * times, then the journey goes on without.
 */
export const webhook = step({
  kind: 'webhook',
  fields: () => ({
    url: z.string().min(1).max(2000).meta({ description: 'https' }),
    secret: signingSecretName.optional().meta({ description: 'Name of the secret that signs the call' }),
    data: saidValues
      .optional()
      .meta({ description: 'What is told, besides whom and which step it is about' }),
  }),
  faults: (step) => {
    const message = callableUrlFault(step.url);
    return [...(message ? [{ path: '/url', message }] : []), ...valueFaults(step.data ?? {}, '/data')];
  },
  advance(ask) {
    const { step, enrollment, switches, nowMs } = ask;
    const { journeyId } = enrollment;
    if (isSwitchedOff({ channel: 'webhook', journeyId }, switches))
      return { kind: 'rest', untilMs: nowMs + SWITCHED_OFF_REST_MS, held: { ...HELD, stepId: step.id } };
    const againAtMs = enrollment.position.call?.againAtMs;
    if (againAtMs !== undefined && nowMs < againAtMs) return { kind: 'rest', untilMs: againAtMs };
    const { url, secret } = step;
    const data = valuesOf(step.data ?? {}, stepRoots(ask));
    return { kind: 'do', act: { kind: 'webhook', url, data, ...(secret !== undefined && { secret }) } };
  },
});
