import type { PublishedJourney } from '../../config/snapshot.ts';
import type { Template } from '../../message/template.ts';
import type { Journey } from '../journey.ts';
import { linkJourneys } from './link-requested.ts';
import { messageJourney, messageJourneys } from './message-requested.ts';

const published = (journey: Journey): PublishedJourney => ({ journey, version: 1, status: 'live' });

/**
 * Journeys that Kaskad itself needs: in every snapshot and in no list. Only what an operator does by hand starts them. They
 * end within minutes, so one that is changed needs no earlier versions.
 */
export const builtInJourneys = (templates: Readonly<Record<string, Template>>): PublishedJourney[] =>
  [...linkJourneys, ...messageJourneys(templates)].map(published);

/** The one of this id, whatever is in effect. */
export const builtInJourney = (journeyId: string): Journey | undefined =>
  linkJourneys.find(({ id }) => id === journeyId) ?? messageJourney(journeyId);

export const isBuiltIn = (journeyId: string): boolean => builtInJourney(journeyId) !== undefined;
