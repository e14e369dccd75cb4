import { useSearchParams } from 'react-router';
import { SORTS, type Sort, type Wanted } from './rows.ts';

const isSort = (value: string | null): value is Sort => SORTS.some((sort) => sort === value);

/** What of the list is shown, kept in the address so that it can be sent to somebody. */
export const useWanted = () => {
  const [params, setParams] = useSearchParams();
  const text = (name: string): string => params.get(name) ?? '';
  const sort = params.get('sort');
  const wanted: Wanted = {
    search: text('q'),
    status: text('status'),
    folder: text('folder'),
    tag: text('tag'),
    owner: text('owner'),
    sort: isSort(sort) ? sort : 'title',
    down: params.has('down'),
  };
  const want = (changes: Readonly<Record<string, string | undefined>>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const sortBy = (by: Sort): void => {
    const turnsRound = wanted.sort === by ? !wanted.down : by !== 'title';
    want({ sort: by, down: turnsRound ? '1' : undefined });
  };
  return { wanted, want, sortBy };
};
