import * as z from 'zod';
import { CannotTell } from './cannot-tell.ts';

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const RETRIED = new Set([429, 500, 502, 503, 504]);

const problemSchema = z.looseObject({ title: z.string().optional(), detail: z.string().optional() });

/** What the API says of a request that it refuses. */
export const detailOf = (body: unknown, status: number): string => {
  const { detail, title } = problemSchema.safeParse(body).data ?? {};
  return detail ?? title ?? `status ${status}`;
};

export type AskApi = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

/** The API of a deployed or local Kaskad. */
export interface Api {
  readonly origin: string;
  /** Repeats what failed by chance: only for what may be done twice. Throws CannotTell where nothing can go on. */
  readonly ask: AskApi;
  /** The answer as it is described. Throws CannotTell where it is refused. */
  json<T>(answer: z.ZodType<T>, ...asked: Parameters<AskApi>): Promise<T>;
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const apiAt = (url: string, token: string): Api => {
  const { origin } = new URL(url);

  const once: AskApi = (method, path, body, headers = {}) =>
    fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new CannotTell(`${origin} does not answer`, { cause });
    });

  const ask: AskApi = async (...asked) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await once(...asked);
      if (!RETRIED.has(response.status) || attempt === ATTEMPTS) return checked(response, asked[1]);
      const after = Number(response.headers.get('retry-after') ?? Number.NaN);
      await rest(
        Number.isFinite(after) ? Math.min(after, 30) * 1000 : 300 * 2 ** attempt * (0.5 + Math.random()),
      );
    }
  };

  return {
    origin,
    ask,
    async json(answer, ...asked) {
      const response = await ask(...asked);
      const body: unknown = await response.json().catch(() => ({}));
      if (!response.ok) throw new CannotTell(detailOf(body, response.status));
      return answer.parse(body);
    },
  };
};

/** What no command can go on with. */
const checked = async (response: Response, path: string): Promise<Response> => {
  if (response.status === 401) throw new CannotTell('The token is not valid here: --token or KASKAD_TOKEN.');
  if (response.status === 403)
    throw new CannotTell(`Refused: ${detailOf(await response.json().catch(() => ({})), 403)}`);
  if (response.status >= 500 || response.status === 429)
    throw new CannotTell(
      `${path} answers ${response.status}; nothing more was done, the command can be repeated.`,
    );
  return response;
};
