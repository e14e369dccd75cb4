export interface ApiOptions {
  /** Where Kaskad is: the origin that this script came from. */
  origin: string;
  writeKey: string;
  /**
   * A JWT of the shop's server that proves who is logged in. Asked before each call, and once more when Kaskad takes a token no
   * longer: it is told which, so that a page which keeps one can fetch another.
   */
  shopperToken?: (refused?: string) => string | undefined | Promise<string | undefined>;
}

export interface Api {
  readonly writeKey: string;
  /** Events as JSON. False when it is worth trying again. */
  send(batch: readonly string[]): Promise<boolean>;
  /** As much as browsers carry over the end of a page. */
  leave(batch: readonly string[]): void;
  get<T>(path: string, query: Record<string, string | undefined>): Promise<T | undefined>;
  /** False when it was not taken. */
  post(path: string, body: object): Promise<boolean>;
}

const EVENTS = '/v1/batch';

const isForGood = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/** Text, so that a browser asks for no leave first; with a shopper token it does. */
const posted = (body: string, keepalive = false): RequestInit => ({
  ...{ method: 'POST', body, keepalive },
  headers: { 'content-type': 'text/plain' },
});

export const createApi = ({ origin, writeKey, shopperToken }: ApiOptions): Api => {
  const call = (path: string, init: RequestInit, token?: string): Promise<Response> =>
    fetch(origin + path, {
      ...init,
      headers: { ...init.headers, ...(token && { 'x-shopper-token': token }) },
    });
  /** A page that fails to tell who she is holds up nothing of what she does. */
  const tokenOf = async (refused?: string): Promise<string | undefined> => {
    try {
      return (await shopperToken?.(refused)) || undefined;
    } catch {
      return undefined;
    }
  };
  const proven = async (path: string, init: RequestInit, elseAsAnybody: boolean): Promise<Response> => {
    const token = await tokenOf();
    const answer = await call(path, init, token);
    if (answer.status !== 401 || !token) return answer;
    const other = await tokenOf(token);
    const again = other && other !== token ? await call(path, init, other) : answer;
    return again.status === 401 && elseAsAnybody ? call(path, init) : again;
  };
  const bodyOf = (batch: readonly string[]): string =>
    `{"batch":[${batch.join()}],"writeKey":${JSON.stringify(writeKey)},"sentAt":"${new Date().toISOString()}"}`;
  return {
    writeKey,
    send: (batch) =>
      proven(EVENTS, posted(bodyOf(batch)), true).then(
        ({ status }) => status < 300 || isForGood(status),
        () => false,
      ),
    leave(batch) {
      const body = bodyOf(batch);
      // A beacon carries no header.
      if (!shopperToken && navigator.sendBeacon?.(origin + EVENTS, body)) return;
      void proven(EVENTS, posted(body, true), true).catch(() => undefined);
    },
    async get(path, query) {
      const said = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const answer = await proven(`${path}?${new URLSearchParams(said)}`, {}, true);
      return answer.ok ? await answer.json() : undefined;
    },
    post: (path, body) =>
      proven(path, posted(JSON.stringify({ ...body, writeKey }), true), false).then(
        ({ ok }) => ok,
        () => false,
      ),
  };
};
