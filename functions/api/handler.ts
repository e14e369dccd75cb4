import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { maskContacts } from '../../core/access/mask-contacts.ts';
import { mayDo, type Permission, seesContacts } from '../../core/access/role.ts';
import { isReached } from '../../core/access/scope.ts';
import type { Caller, TokenHolder } from '../../core/config/api-tokens.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer, HttpHandler } from '../runtime/http-function.ts';
import { matchRoute } from './match-route.ts';
import type { ApiPorts } from './ports.ts';
import { problem, type Refusal } from './problem.ts';
import { readBody } from './read-body.ts';
import { forgetRecent } from './recent-snapshot.ts';
import { roomFor } from './room-for.ts';
import type { ApiAnswer, Route } from './route.ts';

const bearer = (header: string | undefined): string | undefined =>
  /^Bearer +(\S{1,8000})$/i.exec(header ?? '')?.[1];

const holderOf = async (ports: ApiPorts, header: string | undefined): Promise<TokenHolder | undefined> => {
  const token = bearer(header);
  return token === undefined ? undefined : ports.tokens.find(token);
};

const NO_ROLE = 'You are known here, but nobody has given you a role yet.';

const callerOf = (holder: TokenHolder | undefined): Caller | undefined =>
  holder?.role ? { ...holder, role: holder.role } : undefined;

const refusedTo = ({ role }: Caller, access: Permission) => ({
  detail: `The role ${role} may not do that: it needs the right to ${access}.`,
});

const outOfScope = ({ scopes = [] }: Caller) => ({
  detail: `This token reaches only ${scopes.join(', ') || 'what this version does not know'}.`,
});

/** The one place where contacts are kept from roles that are not to see them. */
const covered = (
  { bare }: Route,
  caller: Caller | undefined,
  answered: ApiAnswer | Refusal,
): ApiAnswer | Refusal => {
  if ('problem' in answered || bare || !caller || seesContacts(caller.role)) return answered;
  return { ...answered, body: maskContacts(answered.body) };
};

/** One answer of the table, or why there is none. Who has no token learns nothing about what exists. */
const answer = async (
  ports: ApiPorts,
  table: readonly Route[],
  event: APIGatewayProxyEventV2,
): Promise<ApiAnswer | Refusal> => {
  const { method } = event.requestContext.http;
  const match = matchRoute(table, method, event.rawPath);
  const isPublic = match.kind === 'found' && match.route.access === 'public';
  const holder = isPublic ? undefined : await holderOf(ports, event.headers.authorization);
  if (!isPublic && !holder) return problem(401, {}, { 'www-authenticate': 'Bearer' });
  if (match.kind === 'unknown') return problem(404, { detail: 'There is no such path.' });
  if (match.kind === 'wrong-method') return problem(405, {}, { allow: match.allow.join(', ') });
  const { access } = match.route;
  const caller = access === 'public' ? undefined : callerOf(holder);
  if (access !== 'public' && !caller) return problem(403, { detail: NO_ROLE });
  if (caller && access !== 'public' && !mayDo(caller.role, access))
    return problem(403, refusedTo(caller, access));
  if (caller && !isReached(caller.scopes, match.route)) return problem(403, outOfScope(caller));
  const isText = match.route.media?.body !== undefined;
  const body = isText ? { kind: 'read' as const, value: undefined } : readBody(event);
  if (body.kind === 'unreadable') return problem(400, { detail: body.detail });
  // Nothing returns between here and `tell`: what is taken and not told, other processes never hear of.
  const room = caller && roomFor(ports.throttle, caller, match.route);
  if (room?.kind === 'refused') return room.refusal;
  const handled = match.route.handle(
    {
      params: match.params,
      query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
      headers: event.headers,
      body: body.value,
      raw: { body: event.body, isBase64Encoded: event.isBase64Encoded },
      ...(caller ? { caller } : {}),
    },
    ports,
  );
  const [answered] = await Promise.all([handled, room?.tell()]);
  return covered(match.route, caller, answered);
};

const written = (answer: ApiAnswer | Refusal): HttpAnswer => {
  if ('problem' in answer) return problemAnswer(answer.problem, answer.headers);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers };
  if (answer.body instanceof Uint8Array)
    return {
      ...{ statusCode: answer.status ?? 200, headers, isBase64Encoded: true },
      body: Buffer.from(answer.body).toString('base64'),
    };
  const isJson = headers['content-type'].startsWith('application/json');
  const body = isJson ? JSON.stringify(answer.body) : String(answer.body);
  return { statusCode: answer.status ?? 200, headers, body };
};

/** The management API: `seeded` puts the first documents into an empty house before anything is answered. */
export const createHandler =
  (ports: ApiPorts, table: readonly Route[], seeded: () => Promise<void>): HttpHandler =>
  async (event) => {
    await seeded();
    if (event.requestContext.http.method !== 'GET') forgetRecent(ports.config);
    return written(await answer(ports, table, event));
  };
