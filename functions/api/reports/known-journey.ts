import type { Journey } from '../../../core/journey/journey.ts';
import type { ApiPorts } from '../ports.ts';
import { recentSnapshot } from '../recent-snapshot.ts';

/** A journey as it is in effect, else as it was edited last. */
export const knownJourney = async (ports: ApiPorts, id: string): Promise<Journey | undefined> => {
  const { journeys } = await recentSnapshot(ports);
  const published = journeys.find(({ journey }) => journey.id === id)?.journey;
  return published ?? (await ports.documents.draft({ kind: 'journey', id }))?.document;
};
