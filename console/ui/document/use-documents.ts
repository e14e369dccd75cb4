import { useQuery } from '@tanstack/react-query';
import type { DocumentSummary } from '../../../functions/api/documents/document-view.ts';
import { ask } from '../../api/client.ts';
import type { Plural } from './document-path.ts';

/** A shop has a few pages of them at most. */
const MOST_PAGES = 20;

/** Nothing lives by a journey. */
const asked = (plural: Plural): object => (plural === 'journeys' ? {} : { usedBy: 'true' });

const everyPage = async (plural: Plural, archived: boolean, signal: AbortSignal) => {
  const found: DocumentSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { archived: String(archived), ...asked(plural), cursor };
    const answer = (await ask(`/v1/${plural}`, { query: query as never, signal })) as {
      [name: string]: unknown;
    };
    found.push(...(answer[plural] as DocumentSummary[]));
    cursor = answer.cursor as string | undefined;
    if (cursor === undefined) break;
  }
  return found;
};

/** All of a kind without their contents, and who lives by each; or those that are put away. */
export const documentsOf = (plural: Plural, archived = false) => ({
  queryKey: [`/v1/${plural}`, { archived }],
  queryFn: ({ signal }: { signal: AbortSignal }) => everyPage(plural, archived, signal),
});

export const useDocuments = (plural: Plural, archived = false) => useQuery(documentsOf(plural, archived));
