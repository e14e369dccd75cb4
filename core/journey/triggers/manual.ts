import * as z from 'zod';
import { isOperatorAct } from '../../profile/operator/acts.ts';
import { triggerKind } from './trigger-kind.ts';

/** Somebody was put into a journey by hand, or by another system: `journeyId` and `entryKey` in its properties. */
export const JOURNEY_REQUESTED = 'Journey Requested';

/** Nobody comes in by herself: `POST /v1/journeys/{id}/enter` does it for one person. */
export const manual = triggerKind({
  kind: 'manual',
  fields: {
    manual: z
      .literal(true)
      .meta({ description: 'Started for one person by hand or over the API, POST /v1/journeys/{id}/enter' }),
  },
  startedBy: () => JOURNEY_REQUESTED,
  isMeant: ({ event, journeyId }) => isOperatorAct(event) && event.properties?.journeyId === journeyId,
  entryKey: ({ event: { properties } }) =>
    typeof properties?.entryKey === 'string' ? properties.entryKey : undefined,
});
