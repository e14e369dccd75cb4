import { useEffect, useRef, useState } from 'react';
import type { OutboxMessage } from './answers.ts';
import { createApi } from './api.ts';

const POLL_MS = 1_500;
const QUIET_MS = 60;

export interface Live {
  /** Newest first. */
  messages: OutboxMessage[];
  /** The virtual clock and when it was read, by this computer's clock. */
  clock?: { nowMs: number; readAtMs: number };
  failed: boolean;
  refresh: () => void;
}

/** Tells of changes through the stream of the local run; without it, by asking again and again. */
function watch(onChange: () => void): () => void {
  let poll: ReturnType<typeof setInterval> | undefined;
  const stream = new EventSource('/_local/stream');
  const startPolling = (): void => {
    poll ??= setInterval(onChange, POLL_MS);
  };
  for (const kind of ['message', 'outbox', 'clock']) stream.addEventListener(kind, onChange);
  stream.onopen = () => {
    clearInterval(poll);
    poll = undefined;
    onChange();
  };
  stream.onerror = startPolling;
  return () => {
    stream.close();
    clearInterval(poll);
  };
}

/** Outbox and clock as they are now, kept up to date. */
export function useLive(): Live {
  const [state, setState] = useState<Omit<Live, 'refresh'>>({ messages: [], failed: false });
  const refresh = useRef(() => {});
  useEffect(() => {
    const api = createApi();
    let due: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      try {
        const [messages, { now }] = await Promise.all([api.outbox(), api.clock()]);
        setState({
          messages: messages.toReversed(),
          clock: { nowMs: Date.parse(now), readAtMs: Date.now() },
          failed: false,
        });
      } catch {
        setState((before) => ({ ...before, failed: true }));
      }
    };
    refresh.current = () => {
      clearTimeout(due);
      due = setTimeout(() => void read(), QUIET_MS);
    };
    refresh.current();
    const stop = watch(() => refresh.current());
    return () => {
      stop();
      clearTimeout(due);
    };
  }, []);
  return { ...state, refresh: () => refresh.current() };
}
