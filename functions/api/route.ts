import type * as z from 'zod';
import type { Permission, Role } from '../../core/access/role.ts';
import type { Scope } from '../../core/access/scope.ts';
import type { Caller } from '../../core/config/api-tokens.ts';
import { faultsOf } from '../../core/faults.ts';
import type { CallKind } from '../../core/throttle/call-limits.ts';
import type { ApiPorts } from './ports.ts';
import { problem, type Refusal } from './problem.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** A request as it came in: nothing of it is checked yet but the token. */
export interface ApiRequest {
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
  /** Parsed JSON; undefined without a body, and where a route takes text. */
  body: unknown;
  /** As the gateway handed it over. */
  raw: RawBody;
  /** Nobody on public routes. */
  caller?: Caller;
}

/** Text, or bytes in base64. */
export interface RawBody {
  body?: string | undefined;
  isBase64Encoded: boolean;
}

export interface ApiAnswer<A = unknown> {
  status?: number;
  headers?: Record<string, string>;
  /** JSON; of a route that answers text or bytes, those. */
  body: A;
}

/** A request as a route sees it. */
export interface Ask<Q> {
  /** The `{name}`s of the path. */
  params: Record<string, string>;
  query: Q;
  body: unknown;
  raw: RawBody;
  headers: Record<string, string | undefined>;
  /** `If-Match`: what the caller has seen. */
  ifMatch?: IfMatch;
  /** Name of the token or of who is signed in, for the audit. */
  by: string;
  /** Where nobody is asked for, the one with the fewest rights. */
  role: Role;
  /** What a token is narrowed to. */
  scopes?: readonly Scope[];
  /** Why it is done, in the caller's words: `X-Why`, or `why` in the body of a POST. */
  why?: string;
}

/** One line of the table: the router, the check of the query and the OpenAPI document are made of it. */
export interface RouteDefinition<Q, A> {
  method: Method;
  /** `/v1/journeys/{id}`. */
  path: string;
  summary: string;
  access: 'public' | Permission;
  /** Under which limit it is counted; else a GET reads, and the rest write. */
  counts?: CallKind;
  query?: z.ZodObject & z.ZodType<Q>;
  /** Describes the body; documents are checked by their validators, which answer every fault at once. */
  body?: z.ZodType;
  /** Where a body or an answer is not JSON: its media type. */
  media?: { body?: string; answer?: string };
  /** The answer is given as CSV as well, to whoever asks for it. */
  alsoCsv?: true;
  /** Of what goes well, else 200. */
  success?: 200 | 201 | 202;
  answer: z.ZodType<A>;
  /** Statuses besides 200, 400, 401 and 403, each in words. */
  refusals?: Partial<Record<404 | 409 | 412 | 413 | 422, string>>;
  run(ask: Ask<Q>, ports: ApiPorts): Promise<ApiAnswer<A> | Refusal>;
}

export interface Route extends Omit<RouteDefinition<unknown, unknown>, 'run' | 'query'> {
  query?: z.ZodObject;
  /** Nothing of its answer is covered, whoever asks. */
  bare?: true;
  handle(request: ApiRequest, ports: ApiPorts): Promise<ApiAnswer | Refusal>;
}

/** A draft version, or `*` for any that is there. */
export type IfMatch = number | '*';

/** What is no version of ours is none that anybody has seen. */
const NEVER = -1;

const ifMatchOf = (header: string | undefined): IfMatch | undefined => {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header.trim())?.[1];
  return digits === undefined ? NEVER : Number(digits);
};

/** Does the caller know the draft as it is? Who has not said what he has seen does not mind. */
export const isSeen = (ifMatch: IfMatch | undefined, draftVersion: number | undefined): boolean => {
  if (ifMatch === undefined) return true;
  return ifMatch === '*' ? draftVersion !== undefined : ifMatch === (draftVersion ?? 0);
};

const MOST_WHY = 500;

/** A header holds ASCII: other letters come percent-encoded. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const whyOf = (method: Method, { headers, body }: ApiRequest): string | undefined => {
  const inBody = typeof body === 'object' && body !== null && 'why' in body ? body.why : undefined;
  const said = method === 'POST' && typeof inBody === 'string' ? inBody : decoded(headers['x-why'] ?? '');
  return said.trim() === '' ? undefined : said.trim().slice(0, MOST_WHY);
};

/** A line of the table that remembers what it is asked and answers, for those who call it with types. */
export interface TypedRoute<Q, A> extends Omit<Route, 'query' | 'answer'>, Described<Q, A> {}

interface Described<Q = unknown, A = unknown> {
  query?: z.ZodObject & z.ZodType<Q>;
  answer: z.ZodType<A>;
}

export type AnswerOf<R> = R extends { answer: z.ZodType<infer A> } ? A : never;
/** By name; what is no text yet becomes one in the address. */
export type QueryOf<R> =
  R extends Described<infer Q, unknown>
    ? { [name in keyof Q]?: string | number | boolean | undefined }
    : never;

/** Makes a line of the table: the query is checked before `run` sees it. */
export const route = <A, Q = Record<never, never>>(definition: RouteDefinition<Q, A>): TypedRoute<Q, A> => ({
  ...definition,
  async handle(request, ports) {
    const query = definition.query?.safeParse(request.query);
    if (query?.error) return problem(400, { faults: faultsOf(query.error) });
    const ifMatch = ifMatchOf(request.headers['if-match']);
    const why = whyOf(definition.method, request);
    const ask: Ask<Q> = {
      params: request.params,
      query: (query?.data ?? {}) as Q,
      body: request.body,
      raw: request.raw,
      headers: request.headers,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      by: request.caller?.name ?? 'nobody',
      role: request.caller?.role ?? 'viewer',
      ...(request.caller?.scopes && { scopes: request.caller.scopes }),
      ...(why === undefined ? {} : { why }),
    };
    return definition.run(ask, ports);
  },
});
