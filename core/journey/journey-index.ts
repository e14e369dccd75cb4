import type { PublishedJourney } from '../config/snapshot.ts';
import { type CompiledJourney, compileJourney } from './compile.ts';
import type { JourneyStatus } from './journey-status.ts';
import { type TriggerIndex, triggerIndex } from './trigger-index.ts';
import { startedBy } from './triggers/trigger-schema.ts';

export interface IndexedJourney {
  compiled: CompiledJourney;
  status: JourneyStatus;
}

/** Published journeys by what may touch them: an event that none names costs one look. */
export interface JourneyIndex {
  byId: ReadonlyMap<string, IndexedJourney>;
  /** Live ones, by the event that starts them. */
  byTrigger: ReadonlyMap<string, TriggerIndex<IndexedJourney>>;
  /** By the events that end them, whatever their status. */
  byExit: ReadonlyMap<string, readonly IndexedJourney[]>;
  /** By the events that their steps wait for. */
  byListener: ReadonlyMap<string, readonly IndexedJourney[]>;
  /** By the event that they aim at. */
  byGoal: ReadonlyMap<string, readonly IndexedJourney[]>;
}

const add = (map: Map<string, IndexedJourney[]>, event: string, journey: IndexedJourney) => {
  const held = map.get(event);
  if (held) held.push(journey);
  else map.set(event, [journey]);
};

const addTrigger = (
  map: Map<string, TriggerIndex<IndexedJourney>>,
  document: PublishedJourney['journey'],
  journey: IndexedJourney,
) => {
  const event = startedBy(document.trigger);
  const held = map.get(event) ?? triggerIndex<IndexedJourney>();
  map.set(event, held);
  held.add(journey, document);
};

const namesOf = (all: readonly { event: string }[]) => new Set(all.map(({ event }) => event));

/** Made once per published revision. */
export const indexJourneys = (journeys: readonly PublishedJourney[]): JourneyIndex => {
  const byId = new Map<string, IndexedJourney>();
  const byTrigger = new Map<string, TriggerIndex<IndexedJourney>>();
  const byExit = new Map<string, IndexedJourney[]>();
  const byListener = new Map<string, IndexedJourney[]>();
  const byGoal = new Map<string, IndexedJourney[]>();
  for (const { journey, version, status } of journeys) {
    const indexed = { compiled: compileJourney(journey, version), status };
    byId.set(journey.id, indexed);
    if (status === 'live') addTrigger(byTrigger, journey, indexed);
    for (const event of namesOf(journey.exit ?? [])) add(byExit, event, indexed);
    for (const event of namesOf(indexed.compiled.listeners)) add(byListener, event, indexed);
    if (journey.goal) add(byGoal, journey.goal.event, indexed);
  }
  return { byId, byTrigger, byExit, byListener, byGoal };
};
