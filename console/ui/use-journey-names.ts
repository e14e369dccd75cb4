import type * as z from 'zod';
import type { DocumentSummary } from '../../functions/api/documents/document-view.ts';
import { useAnswer } from '../api/use-answer.ts';

interface JourneyList {
  answer: z.ZodType<{ journeys: DocumentSummary[]; cursor?: string }>;
}

/** Journeys by id, and the name of one; an id where it has none, or is not known any more. */
export const useJourneyNames = () => {
  const { data } = useAnswer<JourneyList>('/v1/journeys');
  const journeys = data?.journeys ?? [];
  const names = new Map(journeys.map(({ id, name }) => [id, name ?? id]));
  return { journeys, nameOf: (id: string): string => names.get(id) ?? id };
};
