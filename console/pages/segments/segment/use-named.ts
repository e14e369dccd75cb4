import { useDocuments } from '../../../ui/document/use-documents.ts';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';

/** Segments and journeys that a condition may name; a segment does not name itself. */
export const useNamed = (id: string) => {
  const { data: segments = [] } = useDocuments('segments');
  const { journeys } = useJourneyNames();
  return { segments: segments.filter((one) => one.version > 0 && one.id !== id), journeys };
};
