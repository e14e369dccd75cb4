import type { PublishedJourney } from '../../../core/config/snapshot.ts';
import { library } from '../../../core/library/index.ts';
import type { Template } from '../../../core/message/template.ts';

/** Journeys of the library as a shop would publish them, but without control groups: nobody of a story is left out by chance. */
export const ready = (
  ...ids: string[]
): { journeys: PublishedJourney[]; templates: Record<string, Template> } => {
  const chosen = library.filter(({ id }) => ids.includes(id));
  return {
    journeys: chosen.map(({ journey: { holdout: _, ...journey } }) => ({
      journey,
      version: 1,
      status: 'live' as const,
    })),
    templates: Object.fromEntries(chosen.flatMap(({ templates }) => templates).map((one) => [one.id, one])),
  };
};
