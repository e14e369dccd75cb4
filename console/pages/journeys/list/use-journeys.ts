import { useQuery } from '@tanstack/react-query';
import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import { ask } from '../../../api/client.ts';

interface Page {
  readonly journeys: readonly DocumentSummary[];
  readonly cursor?: string;
}

/** A shop has a few pages of them at most. */
const MOST_PAGES = 20;

const everyPage = async (archived: boolean, signal: AbortSignal): Promise<DocumentSummary[]> => {
  const found: DocumentSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { archived: String(archived), cursor };
    const answer = (await ask('/v1/journeys', { query: query as never, signal })) as Page;
    found.push(...answer.journeys);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return found;
};

/** Every journey without its contents; or those that are put away. */
export const useJourneys = (archived = false) =>
  useQuery({
    queryKey: ['/v1/journeys', { archived }],
    queryFn: ({ signal }) => everyPage(archived, signal),
  });
