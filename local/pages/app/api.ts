import type { CartAnswer, Feedback, HistoryEntry, OutboxMessage, ProfileAnswer } from './answers.ts';

/** One request and its answer, for those who want to see what a page really did. */
export interface Call {
  method: string;
  path: string;
  body?: unknown;
  /** Not known for calls that somebody else made. */
  status?: number;
  answer?: unknown;
}

export class ApiFailure extends Error {
  readonly path: string;
  readonly status: number;
  constructor(path: string, status: number) {
    super(`${path} answered ${status}`);
    this.path = path;
    this.status = status;
  }
}

/** Of the local run only: it is served to nobody but this computer. */
const READER = { authorization: 'Bearer local-admin' };
const basic = (writeKey: string) => ({ authorization: `Basic ${btoa(`${writeKey}:`)}` });

interface Ask {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
}

async function request(
  path: string,
  ask: Ask,
  record: (call: Call) => void,
): Promise<{ status: number; answer: unknown }> {
  const { method = 'GET', body } = ask;
  const response = await fetch(path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...ask.headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown =
    response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : text;
  record({ method, path, ...(body === undefined ? {} : { body }), status: response.status, answer });
  return { status: response.status, answer };
}

/** The API as the pages use it. Every call is handed to `record`; an answer other than 2xx throws `ApiFailure`. */
export function createApi(record: (call: Call) => void = () => {}) {
  const call = async <T>(path: string, ask: Ask = {}): Promise<T> => {
    const { status, answer } = await request(path, ask, record);
    if (status < 200 || status > 299) throw new ApiFailure(path, status);
    return answer as T;
  };
  const orNothing = async <T>(asked: Promise<T>): Promise<T | undefined> =>
    asked.catch((error: unknown) => {
      if (error instanceof ApiFailure && error.status === 404) return undefined;
      throw error;
    });
  return {
    lookup: (namespace: string, value: string) =>
      orNothing(
        call<ProfileAnswer>(`/v1/profiles/lookup?${new URLSearchParams({ namespace, value })}`, {
          headers: READER,
        }),
      ),
    timeline: async (profileId: string) =>
      (
        await call<{ entries: HistoryEntry[] }>(`/v1/profiles/${encodeURIComponent(profileId)}/timeline`, {
          headers: READER,
        })
      ).entries,
    read: <T>(path: string) => orNothing(call<T>(path, { headers: READER })),
    batch: (writeKey: string, batch: unknown[]) =>
      call<{ accepted: number }>('/v1/batch', { method: 'POST', body: { batch }, headers: basic(writeKey) }),
    track: (writeKey: string, event: unknown) =>
      call<unknown>('/v1/track', { method: 'POST', body: event, headers: basic(writeKey) }),
    restoreCart: async (token: string) =>
      (await call<{ cart: CartAnswer }>(`/v1/cart?restore=${encodeURIComponent(token)}`)).cart,
    outbox: () => call<OutboxMessage[]>('/_local/outbox'),
    clock: () => call<{ now: string }>('/_local/clock'),
    moveClock: (to: { advance: string } | { set: string }) =>
      call<{ now: string; fired: number }>('/_local/clock', { method: 'POST', body: to }),
    idle: () => call<unknown>('/_local/idle'),
    feedback: (sendId: string, type: Feedback) =>
      call<unknown>('/_local/feedback', { method: 'POST', body: { sendId, type } }),
  };
}

export type Api = ReturnType<typeof createApi>;
