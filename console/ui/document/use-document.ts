import { useQuery } from '@tanstack/react-query';
import type { DocumentView } from '../../../functions/api/documents/document-view.ts';
import { askDocument } from '../../api/client.ts';
import { documentPath, type Plural } from './document-path.ts';

/** A document as the server holds it, with the draft version that a save is made over. */
export interface Held<D> {
  readonly view: DocumentView<D>;
  readonly draftVersion: number;
}

export const documentOf = <D>(plural: Plural, id: string) => ({
  queryKey: [documentPath(plural, id), 'document'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Held<D>> => {
    const { answer, draftVersion = 0 } = await askDocument<DocumentView<D>>(documentPath(plural, id), {
      signal,
    });
    return { view: answer, draftVersion };
  },
});

export const useDocument = <D>(plural: Plural, id: string) => useQuery<Held<D>>(documentOf<D>(plural, id));

/** The latest edit that is saved. */
export const latestOf = <D>({ draft, published }: DocumentView<D>): D => {
  const latest = draft ?? published;
  if (latest === undefined) throw new Error('A document without any content');
  return latest;
};
