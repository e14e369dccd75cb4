import type { Api } from './api.ts';
import type { TagEvent } from './event.ts';

const SOON_MS = 300;
const LONGEST_MS = 60_000;
/** Browsers take 64 KB of beacons at once. */
const MOST_AT_ONCE = 20;

export interface Outbox {
  add(event: TagEvent): void;
}

/** Sends events in batches, again with longer pauses while the network is away, and by beacon when the page is left. */
export const createOutbox = (api: Api): Outbox => {
  let waiting: TagEvent[] = [];
  let pauseMs = SOON_MS;
  let isArmed = false;

  const later = (ms: number): void => {
    if (isArmed) return;
    isArmed = true;
    setTimeout(() => void flush(), ms);
  };
  const flush = async (): Promise<void> => {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    const sent = await api.send(batch);
    isArmed = false;
    if (sent) waiting = waiting.filter((one) => !batch.includes(one));
    pauseMs = sent ? SOON_MS : Math.min(pauseMs * 2, LONGEST_MS);
    if (waiting.length > 0) later(pauseMs);
  };
  addEventListener('pagehide', () => {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    // Told twice they count once: each has an id.
    if (batch.length > 0 && !api.beacon(batch)) void api.send(batch);
  });
  return {
    add(event) {
      waiting.push(event);
      later(SOON_MS);
    },
  };
};
