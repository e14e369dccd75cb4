import { jest } from '@jest/globals';
import type { TagEvent } from '../../tag/event.ts';
import { openBrowser } from './open-browser.ts';

interface Sent {
  path: string;
  token: string | null;
  keepalive: boolean;
  /** Ids of the events. */
  ids: string[];
}

interface Told {
  /** What came out of the page, in order, taken or not. */
  sent: Sent[];
  events: TagEvent[];
  /** What is answered next, and next; then 200. */
  answers: (number | 'no network')[];
  /** Takes this shopper token and no other. */
  takes: { token?: string };
}

export interface OpenPage extends Told {
  passes(ms: number): Promise<void>;
  leave(): void;
}

/** As all browsers have it: so much may be on its way after a page has ended. */
const KEPT_ALIVE_BYTES = 64 * 1024;

const eventsIn = (body: string): TagEvent[] => {
  const { batch = [] }: { batch?: TagEvent[] } = JSON.parse(body || '{}');
  return batch;
};

const networkOf = (told: Told) => {
  const hear = (url: string, body: string, how: Pick<Sent, 'token' | 'keepalive'>): void => {
    const events = eventsIn(body);
    told.events.push(...events);
    told.sent.push({ path: new URL(url).pathname, ...how, ids: events.map(({ messageId }) => messageId) });
  };
  return {
    async fetch(url: string, { body, keepalive = false, headers }: RequestInit = {}): Promise<Response> {
      const text = String(body ?? '');
      const token = new Headers(headers).get('x-shopper-token');
      if (keepalive && Buffer.byteLength(text) > KEPT_ALIVE_BYTES) throw new TypeError('Failed to fetch');
      hear(url, text, { token, keepalive });
      const answer = told.answers.shift();
      if (answer === 'no network') throw new TypeError('Failed to fetch');
      const isWrong = token !== null && told.takes.token !== undefined && token !== told.takes.token;
      return Response.json({ publicKey: 'AAAA' }, { status: answer ?? (isWrong ? 401 : 200) });
    },
    sendBeacon(url: string, body: string): boolean {
      if (Buffer.byteLength(body) > KEPT_ALIVE_BYTES) return false;
      hear(url, body, { token: null, keepalive: true });
      return true;
    },
  };
};

/** A page, as far as the tag sees one, with a clock that stands. Another one of the same browser takes its place. */
export const openPage = (browser = openBrowser()): OpenPage => {
  jest.useFakeTimers();
  const told: Told = { sent: [], events: [], answers: [], takes: {} };
  const leaving: (() => void)[] = [];
  const { fetch, sendBeacon } = networkOf(told);
  const { localStorage, Notification, serviceWorker } = browser;
  const globals = {
    ...{ fetch, localStorage, Notification },
    window: { Notification, PushManager: {} },
    navigator: { sendBeacon, language: 'en', serviceWorker },
    location: { href: 'https://shop.example/', pathname: '/' },
    document: { title: 'Shop', referrer: '' },
    addEventListener: (_: string, listener: () => void) => void leaving.push(listener),
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return {
    ...told,
    passes: async (ms) => void (await jest.advanceTimersByTimeAsync(ms)),
    leave: () => {
      for (const listener of leaving) listener();
    },
  };
};
