import * as z from 'zod';
import { conditionSchema } from '../../condition/condition.ts';
import { triggerKind } from './trigger-kind.ts';

export const eventName = z.string().min(1).max(200);

/** Something she did, or that was derived from what she did. */
export const event = triggerKind({
  kind: 'event',
  fields: { event: eventName, where: conditionSchema.optional() },
  startedBy: (trigger) => trigger.event,
});
