import * as z from 'zod';
import type { Fault } from '../../core/errors.ts';
import { isSettings, type Kind, lifeOf } from './kinds.ts';

/** A document as Kaskad has it. */
export interface TheirDocument {
  id: string;
  /** The latest edit, published or not; undefined where there is none. */
  content: unknown;
  /** Names that edit: `If-Match` takes it back. */
  etag?: string;
}

export type Answer =
  | { kind: 'done'; etag?: string }
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'changed-meanwhile' }
  | { kind: 'refused'; detail: string };

/** The API of a deployed or local Kaskad, as far as documents go. */
export interface Remote {
  list(kind: Kind): Promise<string[]>;
  get(kind: Kind, id: string): Promise<TheirDocument | undefined>;
  put(kind: Kind, id: string, content: unknown, ifMatch: string | undefined): Promise<Answer>;
  publish(kind: Kind, id: string): Promise<Answer>;
}

/** What keeps a command from doing its work: said in a sentence, exit code 2. */
export class CannotTell extends Error {
  override name = 'CannotTell';
}

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const RETRIED = new Set([429, 500, 502, 503, 504]);

const pageSchema = z.looseObject({ cursor: z.string().optional() });
const summary = z.looseObject({ id: z.string() });
const view = z.looseObject({ draft: z.unknown().optional(), published: z.unknown().optional() });
const problemSchema = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const remoteAt = (url: string, token: string): Remote => {
  const once = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
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
      throw new CannotTell(`${new URL(url).origin} does not answer`, { cause });
    });

  /** Safe to repeat: saving or publishing what is saved or published already changes nothing. */
  const ask: typeof once = async (method, path, body, headers) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await once(method, path, body, headers);
      if (!RETRIED.has(response.status) || attempt === ATTEMPTS) return checked(response, path);
      const after = Number(response.headers.get('retry-after') ?? Number.NaN);
      await rest(
        Number.isFinite(after) ? Math.min(after, 30) * 1000 : 300 * 2 ** attempt * (0.5 + Math.random()),
      );
    }
  };

  const answerOf = async (response: Response): Promise<Answer> => {
    const etag = response.headers.get('etag') ?? undefined;
    if (response.ok) return { kind: 'done', ...(etag !== undefined && { etag }) };
    if (response.status === 412) return { kind: 'changed-meanwhile' };
    const problem = problemSchema.safeParse(await response.json().catch(() => ({}))).data ?? {};
    if (problem.faults) return { kind: 'faults', faults: problem.faults };
    return { kind: 'refused', detail: problem.detail ?? problem.title ?? `status ${response.status}` };
  };

  const path = (kind: Kind, id: string) => `/v1/${kind.name}/${encodeURIComponent(id)}`;

  return {
    async list(kind) {
      if (isSettings(kind)) return Object.keys(kind.lives);
      const ids: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
        const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
        const page = pageSchema.parse(await (await ask('GET', `/v1/${kind.name}${query}`)).json());
        ids.push(
          ...z
            .array(summary)
            .parse(page[kind.name])
            .map(({ id }) => id),
        );
        cursor = page.cursor;
      }
      return ids;
    },

    async get(kind, id) {
      const response = await ask('GET', path(kind, id));
      if (response.status === 404) return undefined;
      const body: unknown = await response.json();
      const named = response.headers.get('etag');
      const etag = named === null ? {} : { etag: named };
      if (isSettings(kind)) return { id, content: body, ...etag };
      const { draft, published } = view.parse(body);
      return { id, content: draft ?? published, ...etag };
    },

    async put(kind, id, content, ifMatch) {
      const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
      // What acts at once is saved only: until the push as a whole is good, nobody gets it.
      const query = lifeOf(kind, id)?.actsOnSave ? '?draft=true' : '';
      return answerOf(await ask('PUT', `${path(kind, id)}${query}`, content, headers));
    },

    publish: async (kind, id) => answerOf(await ask('POST', `${path(kind, id)}/publish`)),
  };
};

/** What no command can go on with. */
const checked = (response: Response, path: string): Response => {
  if (response.status === 401) throw new CannotTell('The token is not valid here: --token or KASKAD_TOKEN.');
  if (response.status === 403) throw new CannotTell('The token may not do that: it needs the scope write.');
  if (response.status >= 500 || response.status === 429)
    throw new CannotTell(
      `${path} answers ${response.status}; nothing more was done, the command can be repeated.`,
    );
  return response;
};
