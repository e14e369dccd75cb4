import type * as z from 'zod';
import type { TokenHolder } from '../../core/config/api-tokens.ts';
import { faultsOf } from '../../core/faults.ts';
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
  holder?: TokenHolder;
}

/** Text, or bytes in base64. */
export interface RawBody {
  body?: string | undefined;
  isBase64Encoded: boolean;
}

export interface ApiAnswer<A = unknown> {
  status?: number;
  headers?: Record<string, string>;
  /** JSON; of a route that answers text, that text. */
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
  /** `If-Match`: the draft version that the caller has seen. */
  ifMatch?: number;
  /** Name of the token, for the audit. */
  by: string;
}

/** One line of the table: the router, the check of the query and the OpenAPI document are made of it. */
export interface RouteDefinition<Q, A> {
  method: Method;
  /** `/v1/journeys/{id}`. */
  path: string;
  summary: string;
  access: 'public' | 'read' | 'write';
  query?: z.ZodObject & z.ZodType<Q>;
  /** Describes the body; documents are checked by their validators, which answer every fault at once. */
  body?: z.ZodType;
  /** Where a body or an answer is not JSON: its media type. */
  media?: { body?: string; answer?: string };
  /** Of what goes well, else 200. */
  success?: 200 | 201 | 202;
  answer: z.ZodType<A>;
  /** Statuses besides 200, 400, 401 and 403, each in words. */
  refusals?: Partial<Record<404 | 409 | 412 | 413 | 422, string>>;
  run(ask: Ask<Q>, ports: ApiPorts): Promise<ApiAnswer<A> | Refusal>;
}

export interface Route extends Omit<RouteDefinition<unknown, unknown>, 'run' | 'query'> {
  query?: z.ZodObject;
  handle(request: ApiRequest, ports: ApiPorts): Promise<ApiAnswer | Refusal>;
}

const versionOf = (header: string | undefined): number | undefined => {
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** Makes a line of the table: the query is checked before `run` sees it. */
export const route = <A, Q = Record<never, never>>(definition: RouteDefinition<Q, A>): Route => ({
  ...definition,
  async handle(request, ports) {
    const query = definition.query?.safeParse(request.query);
    if (query?.error) return problem(400, { faults: faultsOf(query.error) });
    const ifMatch = versionOf(request.headers['if-match']);
    const ask: Ask<Q> = {
      params: request.params,
      query: (query?.data ?? {}) as Q,
      body: request.body,
      raw: request.raw,
      headers: request.headers,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      by: request.holder?.name ?? 'nobody',
    };
    return definition.run(ask, ports);
  },
});
