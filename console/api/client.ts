import type { AnswerOf, QueryOf } from '../../functions/api/route.ts';
import { renewed, sessionToken, sessionTurn, signOut } from '../auth/session.ts';
import { addressOf, type Values } from './address.ts';
import { LONGEST_MS, takeEarly } from './early.ts';
import { ApiProblem } from './problem.ts';
import { retryAfterOf } from './try-again.ts';

export interface Request<Q = Values> {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly query?: Q;
  readonly body?: unknown;
  /** Lines of a CSV file, instead of `body`. */
  readonly csv?: string;
  /** What one has seen: the API refuses with 412 where somebody else saved in between. */
  readonly ifMatch?: number | '*';
  /** In the person's own words, for the audit. */
  readonly why?: string;
  readonly signal?: AbortSignal;
}

const headersOf = ({ body, csv, ifMatch, why }: Request): Record<string, string> => ({
  authorization: `Bearer ${sessionToken() ?? ''}`,
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(csv === undefined ? {} : { 'content-type': 'text/csv; charset=utf-8' }),
  ...(ifMatch === undefined ? {} : { 'if-match': ifMatch === '*' ? '*' : `"${ifMatch}"` }),
  ...(why === undefined ? {} : { 'x-why': encodeURIComponent(why) }),
});

const send = async (path: string, request: Request): Promise<Response> => {
  const { method = 'GET' } = request;
  const address = addressOf(path, request.query);
  const timeout = AbortSignal.timeout(LONGEST_MS);
  try {
    const early = method === 'GET' ? takeEarly(address) : undefined;
    if (early !== undefined) return await early;
    return await fetch(address, {
      method,
      headers: headersOf(request),
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.csv === undefined ? {} : { body: request.csv }),
    });
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new ApiProblem(0, { title: 'No answer' }, { cause });
  }
};

const readAnswer = async (response: Response): Promise<unknown> => {
  const isJson = response.headers.get('content-type')?.includes('json');
  const text = await response.text();
  if (!isJson) return text;
  return text === '' ? undefined : JSON.parse(text);
};

/**
 * A token that has run out while the computer slept is renewed, once: nobody is thrown out whose sign-in still holds. What one person
 * was refused neither sends out the next one at this desk nor is asked again as her.
 */
const sendAsSomebody = async (path: string, request: Request): Promise<Response> => {
  const turn = sessionTurn();
  const isSame = () => sessionTurn() === turn;
  const response = await send(path, request);
  if (response.status !== 401 || !isSame()) return response;
  const outcome = await renewed();
  if (!isSame()) return response;
  if (outcome === 'unreachable') throw new ApiProblem(0, { title: 'No answer' });
  const again = outcome === 'renewed' ? await send(path, request) : response;
  if (again.status === 401 && isSame()) signOut();
  return again;
};

const exchange = async (path: string, request: Request): Promise<{ answer: unknown; response: Response }> => {
  const response = await sendAsSomebody(path, request);
  const answer = await readAnswer(response);
  if (response.ok) return { answer, response };
  const body = typeof answer === 'object' && answer !== null ? answer : {};
  throw new ApiProblem(response.status, body, { retryAfterMs: retryAfterOf(response) });
};

/**
 * One request to the API, typed by the route that answers it: `ask<typeof getProfile>('/v1/profiles/p1')`.
 * @throws ApiProblem for every answer but 2xx, and where there is none
 */
export const ask = async <R>(path: string, request: Request<QueryOf<R>> = {}): Promise<AnswerOf<R>> =>
  (await exchange(path, request as Request)).answer as AnswerOf<R>;

/** The same with the draft version that `If-Match` takes back: of a journey, a template, settings. */
export const askDocument = async <A>(
  path: string,
  request: Request = {},
): Promise<{ answer: A; draftVersion: number | undefined }> => {
  const { answer, response } = await exchange(path, request);
  const digits = /\d+/.exec(response.headers.get('etag') ?? '')?.[0];
  return { answer: answer as A, draftVersion: digits === undefined ? undefined : Number(digits) };
};
