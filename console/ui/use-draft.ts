import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../auth/me.tsx';
import { sameText } from './same-text.ts';

const read = <T>(key: string): T | undefined => {
  const kept = localStorage.getItem(key);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return undefined;
  }
};

/** A browser that is full keeps what it has; typing goes on. */
const write = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // What is typed is in sight, and can be saved.
  }
};

/**
 * What somebody types and has not saved, kept in the browser so that a closed tab loses nothing; others at the same desk have
 * drafts of their own. While it is kept it wins over what the server holds; `isKept` lets the page say so, `drop` goes back to the
 * server's. `settle` is for what was just saved: that very draft is dropped, and what was typed meanwhile stays as `rest` makes it.
 */
export const useDraft = <T>(name: string, fromServer: T) => {
  const key = `kaskad.draft.${useMe().name}.${name}`;
  const [draft, setDraft] = useState<T | undefined>(() => read<T>(key));
  /** Also for those that waited for an answer, and saw the draft as it was before. */
  const newest = useRef(draft);
  const hold = useCallback((value: T | undefined) => {
    newest.current = value;
    setDraft(value);
  }, []);
  useEffect(() => hold(read<T>(key)), [key, hold]);
  const change = useCallback(
    (value: T) => {
      write(key, value);
      hold(value);
    },
    [key, hold],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(key);
    hold(undefined);
  }, [key, hold]);
  const settle = useCallback(
    (sent: T, rest: (typed: T) => T) => {
      const typed = newest.current;
      if (typed === undefined || sameText(typed, sent)) drop();
      else change(rest(typed));
    },
    [change, drop],
  );
  return { value: draft ?? fromServer, isKept: draft !== undefined, change, drop, settle };
};
