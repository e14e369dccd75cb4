import * as z from 'zod';
import type { Fault } from '../../core/errors.ts';
import { apiAt, detailOf } from './api.ts';
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

const pageSchema = z.looseObject({ cursor: z.string().optional() });
const summary = z.looseObject({ id: z.string() });
const view = z.looseObject({ draft: z.unknown().optional(), published: z.unknown().optional() });
const faultsSchema = z.looseObject({
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export const remoteAt = (url: string, token: string): Remote => {
  const { ask } = apiAt(url, token);

  const answerOf = async (response: Response): Promise<Answer> => {
    const etag = response.headers.get('etag') ?? undefined;
    if (response.ok) return { kind: 'done', ...(etag !== undefined && { etag }) };
    if (response.status === 412) return { kind: 'changed-meanwhile' };
    const body: unknown = await response.json().catch(() => ({}));
    const { faults } = faultsSchema.safeParse(body).data ?? {};
    return faults ? { kind: 'faults', faults } : { kind: 'refused', detail: detailOf(body, response.status) };
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
