import type { Api } from './api.ts';
import type { TagEvent } from './event.ts';

const SOON_MS = 300;
const LONGEST_MS = 60_000;
const MOST_AT_ONCE = 20;
/** Kaskad takes 500 KB at once. */
const MOST_BYTES = 400_000;
/** Browsers carry 64 KB over the end of a page, and refuse whatever makes it more. */
const MOST_LEAVING_BYTES = 60_000;

export interface Outbox {
  add(event: TagEvent): void;
}

/** An event as JSON: what the page does with its objects afterwards changes it no more. */
interface Waiting {
  text: string;
  bytes: number;
}

const waitingOf = (event: TagEvent): Waiting | undefined => {
  try {
    const text = JSON.stringify(event);
    return { text, bytes: new TextEncoder().encode(text).length };
  } catch (error) {
    console.warn('kaskad: what cannot be written as JSON is not sent', error);
    return undefined;
  }
};

/** The first ones, as many as fit, and one at least. */
const fitting = (waiting: readonly Waiting[], most: number): Waiting[] => {
  let bytes = 0;
  return waiting.slice(0, MOST_AT_ONCE).filter((one, index) => {
    bytes += one.bytes + 1;
    return index === 0 || bytes <= most;
  });
};

const textsOf = (batch: readonly Waiting[]): string[] => batch.map(({ text }) => text);

/** Sends events in batches, again with longer pauses while the network is away, and by beacon when the page is left. */
export const createOutbox = (api: Api): Outbox => {
  let waiting: Waiting[] = [];
  let pauseMs = SOON_MS;
  let isArmed = false;

  const later = (ms: number): void => {
    if (isArmed) return;
    isArmed = true;
    setTimeout(() => void flush(), ms);
  };
  const flush = async (): Promise<void> => {
    const batch = fitting(waiting, MOST_BYTES);
    const sent = await api.send(textsOf(batch));
    isArmed = false;
    if (sent) waiting = waiting.filter((one) => !batch.includes(one));
    pauseMs = sent ? SOON_MS : Math.min(pauseMs * 2, LONGEST_MS);
    if (waiting.length > 0) later(pauseMs);
  };
  addEventListener('pagehide', () => {
    // Told twice they count once: each has an id.
    if (waiting.length > 0) api.leave(textsOf(fitting(waiting, MOST_LEAVING_BYTES)));
  });
  return {
    add(event) {
      const one = waitingOf(event);
      if (!one) return;
      waiting.push(one);
      later(SOON_MS);
    },
  };
};
