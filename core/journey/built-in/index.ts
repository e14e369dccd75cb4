import type { PublishedJourney } from '../../config/snapshot.ts';
import { linkJourneys } from './link-requested.ts';

/**
 * Journeys that Kaskad itself needs: in every snapshot and in no list. Only what an operator does by hand starts them. They
 * end within minutes, so one that is changed needs no earlier versions.
 */
export const builtInJourneys: readonly PublishedJourney[] = linkJourneys.map((journey) => ({
  journey,
  version: 1,
  status: 'live',
}));

export const isBuiltIn = (journeyId: string): boolean =>
  builtInJourneys.some(({ journey }) => journey.id === journeyId);
