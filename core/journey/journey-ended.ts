import { JOURNEY_ENDED } from '../event/bookkeeping.ts';
import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import { JOURNEY_SOURCE } from './act.ts';
import type { Enrollment } from './enrollment.ts';

/** Tells the person that she is no longer inside: her own note of it is a hint until somebody says so. */
export const journeyEnded = ({ profileId, journeyId, id }: Enrollment, atMs: number): EventEnvelope =>
  ownEvent({
    ...{ profileId, event: JOURNEY_ENDED, source: JOURNEY_SOURCE, atMs },
    ...{ properties: { journeyId, enrollmentId: id }, prefix: 'ended', parts: [id] },
  });
