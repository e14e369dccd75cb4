import { useQuery } from '@tanstack/react-query';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { DocumentView } from '../../../../functions/api/documents/document-view.ts';
import { askDocument } from '../../../api/client.ts';

export type JourneyView = DocumentView<Journey>;

/** A journey as the server holds it, with the draft version that a save is made over. */
export const useJourneyDocument = (id: string) =>
  useQuery({
    queryKey: [`/v1/journeys/${encodeURIComponent(id)}`, 'document'],
    queryFn: async ({ signal }) => {
      const path = `/v1/journeys/${encodeURIComponent(id)}`;
      const { answer, draftVersion = 0 } = await askDocument<JourneyView>(path, { signal });
      return { view: answer, draftVersion };
    },
  });

/** The latest edit that is saved. */
export const latestOf = ({ draft, published }: JourneyView): Journey => {
  const latest = draft ?? published;
  if (!latest) throw new Error('A journey without any content');
  return latest;
};
