import { useDocuments } from './document/use-documents.ts';

/** Journeys by id, and the name of one; an id where it has none, or is not known any more. */
export const useJourneyNames = () => {
  const { data: journeys = [] } = useDocuments('journeys');
  const names = new Map(journeys.map(({ id, name }) => [id, name ?? id]));
  return { journeys, nameOf: (id: string): string => names.get(id) ?? id };
};
