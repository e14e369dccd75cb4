import { useCallback, useEffect, useState } from 'react';

const read = <T>(key: string): T | undefined => {
  const kept = localStorage.getItem(key);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return undefined;
  }
};

/**
 * What somebody types and has not saved, kept in the browser so that a closed tab loses nothing. While it is kept it wins over
 * what the server holds; `isKept` lets the page say so, `drop` goes back to the server's.
 */
export const useDraft = <T>(name: string, fromServer: T) => {
  const key = `kaskad.draft.${name}`;
  const [draft, setDraft] = useState<T | undefined>(() => read<T>(key));
  useEffect(() => setDraft(read<T>(key)), [key]);
  const change = useCallback(
    (value: T) => {
      localStorage.setItem(key, JSON.stringify(value));
      setDraft(value);
    },
    [key],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(undefined);
  }, [key]);
  return { value: draft ?? fromServer, isKept: draft !== undefined, change, drop };
};
