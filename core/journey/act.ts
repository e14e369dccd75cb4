import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { Enrollment } from './enrollment.ts';

/** What a journey says of a person, as an event of hers. */
export type Said =
  | { kind: 'emit'; event: string; properties: Record<string, unknown> }
  | { kind: 'update'; traits: Record<string, unknown> };

/** Another system is told. */
export interface WebhookAct {
  kind: 'webhook';
  url: string;
  /** Name of the secret that signs it. */
  secret?: string;
  data: Record<string, unknown>;
}

/** Something is promised to her: an offer by its id. */
export interface OfferAct {
  kind: 'offer';
  offer: string;
}

/** What a journey does besides writing to her. Each kind says in its runner why repeating it is safe. */
export type Act = Said | OfferAct | WebhookAct;

export const isSaid = (act: Act): act is Said => act.kind === 'emit' || act.kind === 'update';

/** Where events that journeys say come from: no visit, no channel of hers. */
export const JOURNEY_SOURCE = 'journey';

/** A journey that starts a journey that starts a journey …: so often, and no further. */
export const MOST_HOPS_OF_EVENTS = 5;

/** How many journeys in a row have led to this enrollment. */
export const hopsOf = ({ trigger }: Pick<Enrollment, 'trigger'>): number =>
  trigger.source === JOURNEY_SOURCE && typeof trigger.properties.hops === 'number'
    ? trigger.properties.hops
    : 0;

/** What is said as an event. A step is passed once in an enrollment, so that the same message comes of repeating it. */
export const eventOfAct = (
  enrollment: Pick<Enrollment, 'id' | 'profileId' | 'journeyId' | 'trigger'>,
  stepId: string,
  act: Said,
  atMs: number,
): EventEnvelope => {
  const { id, profileId, journeyId } = enrollment;
  const { unproven } = enrollment.trigger;
  const common = {
    ...{ profileId, source: JOURNEY_SOURCE, atMs, prefix: 'journey', parts: [id, stepId] },
    ...(unproven && { unproven }),
  };
  if (act.kind === 'update')
    return ownEvent({
      ...common,
      type: 'identify',
      event: 'Identified',
      traits: act.traits,
      properties: { journeyId },
    });
  const hops = hopsOf(enrollment) + 1;
  return ownEvent({ ...common, event: act.event, properties: { ...act.properties, journeyId, hops } });
};
