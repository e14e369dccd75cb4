import { useEffect, useRef, useState } from 'react';
import type { getLive } from '../../../functions/api/routes/get-live.ts';
import { ask } from '../../api/client.ts';
import { type Feed, nothing, withLook } from './feed.ts';

const EVERY_MS = 2000;

/** Looks again and again while the page is open and nobody has stopped it; asking keeps the watch on. */
export const useFeed = (isPaused: boolean) => {
  const [feed, setFeed] = useState<Feed>(nothing);
  const [isKnown, setIsKnown] = useState(false);
  const [error, setError] = useState<unknown>();
  const cursor = useRef<string>(undefined);
  useEffect(() => {
    if (isPaused) return undefined;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const after = cursor.current === undefined ? {} : { after: cursor.current };
        const answer = await ask<typeof getLive>('/v1/live', { query: after, signal: ending.signal });
        if (ending.signal.aborted) return;
        cursor.current = answer.cursor;
        setFeed((before) => withLook(before, answer));
        setIsKnown(true);
        setError(undefined);
      } catch (problem) {
        if (ending.signal.aborted) return;
        setError(problem);
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [isPaused]);
  return { feed, isKnown, error, clear: () => setFeed(nothing) };
};
