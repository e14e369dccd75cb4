import type { TagEvent } from './event.ts';

export interface ApiOptions {
  /** Where Kaskad is: the origin that this script came from. */
  origin: string;
  writeKey: string;
  /** A JWT of the shop's server that proves who is logged in. */
  shopperToken?: () => string | undefined | Promise<string | undefined>;
}

export interface Api {
  readonly writeKey: string;
  /** False when it is worth trying again. */
  send(batch: readonly TagEvent[]): Promise<boolean>;
  /** False when the browser does not take it. */
  beacon(batch: readonly TagEvent[]): boolean;
  get<T>(path: string, query: Record<string, string | undefined>): Promise<T | undefined>;
  post(path: string, body: object): Promise<boolean>;
}

const isForGood = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/** Text, so that a browser asks for no leave first; with a shopper token it does. */
export const createApi = ({ origin, writeKey, shopperToken }: ApiOptions): Api => {
  const proof = async (): Promise<Record<string, string>> => {
    const token = await shopperToken?.();
    return token ? { 'x-shopper-token': token } : {};
  };
  const bodyOf = (batch: readonly TagEvent[]): string =>
    JSON.stringify({ batch, writeKey, sentAt: new Date().toISOString() });
  const put = async (path: string, body: string): Promise<number> => {
    const headers = { 'content-type': 'text/plain', ...(await proof()) };
    const answer = await fetch(origin + path, { method: 'POST', body, headers, keepalive: true });
    return answer.status;
  };
  return {
    writeKey,
    send: (batch) =>
      put('/v1/batch', bodyOf(batch)).then(
        (status) => status < 300 || isForGood(status),
        () => false,
      ),
    // A beacon carries no header.
    beacon: (batch) =>
      !shopperToken && (navigator.sendBeacon?.(`${origin}/v1/batch`, bodyOf(batch)) ?? false),
    async get(path, query) {
      const said = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const url = `${origin}${path}?${new URLSearchParams(said)}`;
      const answer = await fetch(url, { headers: await proof() });
      return answer.ok ? await answer.json() : undefined;
    },
    post: async (path, body) => (await put(path, JSON.stringify({ ...body, writeKey }))) < 300,
  };
};
