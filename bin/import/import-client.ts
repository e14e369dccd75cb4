import { setTimeout as rest } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { Cannot } from './cannot.ts';

export interface Connection {
  url: string;
  token: string;
}

const importSchema = z.looseObject({
  id: z.string(),
  status: z.enum(['open', 'finished']),
  rows: z.number(),
  accepted: z.number(),
  refused: z.number(),
  expiresAt: z.string(),
  partsDone: z.array(z.tuple([z.number(), z.number()])),
  request: z.looseObject({
    kind: z.enum(['customers', 'orders']),
    mapping: z.record(z.string(), z.union([z.string(), z.looseObject({ field: z.string() })])),
    delimiter: z.string().optional(),
  }),
});
export type TheirImport = z.infer<typeof importSchema>;

const partSchema = z.looseObject({ rows: z.number(), accepted: z.number(), refusedRows: z.number() });
export type PartAnswer = z.infer<typeof partSchema>;

const problemSchema = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  faults: z.array(z.looseObject({ path: z.string(), message: z.string() })).optional(),
});

const ATTEMPTS = 8;
const TIMEOUT_MS = 60_000;
const LONGEST_REST_MS = 30_000;

const inWords = async (response: Response): Promise<string> => {
  const problem = problemSchema.safeParse(await response.json().catch(() => ({}))).data ?? {};
  const faults = (problem.faults ?? []).map(({ path, message }) => `  ${path}: ${message}`);
  return [`${response.status} ${problem.detail ?? problem.title ?? ''}`, ...faults].join('\n');
};

const restMs = (response: Response | undefined, attempt: number): number => {
  const after = Number(response?.headers.get('retry-after') ?? Number.NaN);
  const backOff = 500 * 2 ** attempt * (0.5 + Math.random());
  return Math.min(Number.isFinite(after) ? after * 1000 + backOff / 4 : backOff, LONGEST_REST_MS);
};

export type Pause = (ms: number) => Promise<unknown>;

/** The API of imports. Whatever passes is tried again, with pauses that grow or that the answer asks for. */
export const importClient = ({ url, token }: Connection, pause: Pause = rest) => {
  const once = (method: string, path: string, init: RequestInit) =>
    fetch(new URL(path, url), {
      ...init,
      method,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });

  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await once(method, path, init).catch((cause: unknown) => {
        if (attempt === ATTEMPTS) throw new Cannot(`${new URL(url).origin} does not answer`, { cause });
        return undefined;
      });
      if (response?.ok) return response;
      const passes = !response || response.status === 429 || response.status >= 500;
      if (!passes || attempt === ATTEMPTS) throw new Cannot(response ? await inWords(response) : 'no answer');
      await pause(restMs(response, attempt));
    }
  };

  const json = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await ask(method, path, body === undefined ? {} : init)).json();
  };

  return {
    begin: async (request: unknown) => importSchema.parse(await json('POST', '/v1/imports', request)),
    get: async (id: string) => importSchema.parse(await json('GET', `/v1/imports/${encodeURIComponent(id)}`)),
    finish: async (id: string) => importSchema.parse(await json('POST', `/v1/imports/${id}/finish`)),

    async put(id: string, { part, firstRow, csv }: { part: number; firstRow: number; csv: string }) {
      // Under a type that no gateway takes for text, which would spoil what is packed.
      const headers = { 'content-type': 'application/gzip' };
      const path = `/v1/imports/${id}/parts/${part}?firstRow=${firstRow}`;
      const answer = await ask('PUT', path, { headers, body: new Uint8Array(gzipSync(csv)) });
      return partSchema.parse(await answer.json());
    },

    /** The file of refused rows, in as many pieces as it comes. */
    async *refused(id: string): AsyncGenerator<Uint8Array> {
      let path: string | undefined = `/v1/imports/${id}/refused.csv`;
      while (path !== undefined) {
        const response: Response = await ask('GET', path);
        yield new Uint8Array(await response.arrayBuffer());
        path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      }
    },

    suggest: async (headers: readonly string[], kind: string) =>
      z
        .looseObject({ mapping: z.record(z.string(), z.string()), unknown: z.array(z.string()) })
        .parse(await json('POST', '/v1/imports/mapping-suggestion', { headers, kind })),
  };
};

export type ImportClient = ReturnType<typeof importClient>;
