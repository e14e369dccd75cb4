import { jest } from '@jest/globals';

interface Sent {
  path: string;
  token: string | null;
  keepalive: boolean;
  /** Ids of the events. */
  ids: string[];
}

export interface OpenPage {
  /** What came out of it, in order, taken or not. */
  sent: Sent[];
  /** What is answered next, and next; then 200. */
  answers: (number | 'no network')[];
  /** Takes this token and no other. */
  takes: { token?: string };
  passes(ms: number): Promise<void>;
  leave(): void;
}

/** As all browsers have it: so much may be on its way after a page has ended. */
const KEPT_ALIVE_BYTES = 64 * 1024;

const idsIn = (body: unknown): string[] => {
  const { batch = [] }: { batch?: { messageId: string }[] } = JSON.parse(String(body ?? '{}'));
  return batch.map(({ messageId }) => messageId);
};

/** A page in a browser, as far as the tag sees one, with a clock that stands. */
export const openPage = (): OpenPage => {
  jest.useFakeTimers();
  const listeners: (() => void)[] = [];
  const page: Omit<OpenPage, 'passes' | 'leave'> = { sent: [], answers: [], takes: {} };
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { body = null, keepalive = false, headers } = init;
    const token = new Headers(headers).get('x-shopper-token');
    if (keepalive && Buffer.byteLength(String(body)) > KEPT_ALIVE_BYTES)
      throw new TypeError('Failed to fetch');
    page.sent.push({ path: new URL(url).pathname, token, keepalive, ids: idsIn(body) });
    const told = page.answers.shift();
    if (told === 'no network') throw new TypeError('Failed to fetch');
    const isWrong = token !== null && page.takes.token !== undefined && token !== page.takes.token;
    return new Response('{}', { status: told ?? (isWrong ? 401 : 200) });
  };
  const sendBeacon = (url: string, body: string): boolean => {
    if (Buffer.byteLength(body) > KEPT_ALIVE_BYTES) return false;
    page.sent.push({ path: new URL(url).pathname, token: null, keepalive: true, ids: idsIn(body) });
    return true;
  };
  const globals = {
    fetch,
    navigator: { sendBeacon, language: 'en' },
    addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return {
    ...page,
    passes: async (ms) => void (await jest.advanceTimersByTimeAsync(ms)),
    leave: () => {
      for (const listener of listeners) listener();
    },
  };
};
