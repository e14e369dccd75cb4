import { conditionSchema } from '../../condition/condition.ts';
import { duration } from '../../duration-schema.ts';
import { awaitedFaults, awaitedSchema, eventName } from '../awaited.ts';
import { triggerKind } from './trigger-kind.ts';

/**
 * Something she did, or that was derived from what she did. With `without` the journey goes on only if that other event has
 * not happened `within` this time.
 */
export const event = triggerKind({
  kind: 'event',
  fields: {
    event: eventName,
    where: conditionSchema.optional(),
    without: awaitedSchema
      .optional()
      .meta({ description: 'The event that must not follow: Checkout Started without Order Completed' }),
    within: duration.optional().meta({ description: 'For so long it must not follow; goes with without' }),
  },
  faults: ({ without, within }) => [
    ...(without !== undefined && within === undefined
      ? [{ path: '/within', message: 'within what time it must not happen' }]
      : []),
    ...(without === undefined && within !== undefined
      ? [{ path: '/without', message: 'what must not happen within this time' }]
      : []),
    ...awaitedFaults(without, '/without'),
  ],
  startedBy: (trigger) => trigger.event,
});
