import type { PublishedJourney } from '../../config/snapshot.ts';
import type { Template } from '../../message/template.ts';
import type { Journey } from '../journey.ts';
import { confirmJourneys, confirmTemplates } from './confirmation-asked.ts';
import { linkJourneys } from './link-requested.ts';
import { messageJourney, messageJourneys } from './message-requested.ts';
import { answerJourneys, answerTemplates } from './sms-answered.ts';
import { reportJourneys, reportTemplates } from './weekly-report.ts';

const published = (journey: Journey): PublishedJourney => ({ journey, version: 1, status: 'live' });
const fixed: readonly Journey[] = [...linkJourneys, ...answerJourneys, ...confirmJourneys, ...reportJourneys];

/**
 * Journeys that Kaskad itself needs: in every snapshot and in no list. What an operator does by hand starts them, STOP by SMS, or
 * a yes that is to be confirmed; the clock starts the weekly report.
 * They end within minutes, so one that is changed needs no earlier versions.
 */
export const builtInJourneys = (templates: Readonly<Record<string, Template>>): PublishedJourney[] =>
  [...fixed, ...messageJourneys(templates)].map(published);

/** The one of this id, whatever is in effect. */
export const builtInJourney = (journeyId: string): Journey | undefined =>
  fixed.find(({ id }) => id === journeyId) ?? messageJourney(journeyId);

export const isBuiltIn = (journeyId: string): boolean => builtInJourney(journeyId) !== undefined;

/** Words of theirs, which stand until a shop publishes its own under the same name. */
export const builtInTemplate = (id: string): Template | undefined =>
  [...answerTemplates, ...confirmTemplates, ...reportTemplates].find((template) => template.id === id);
