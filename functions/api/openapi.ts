import * as z from 'zod';
import { isInScope, scopes } from '../../core/access/scope.ts';
import { components } from './openapi-components.ts';
import { kindOf, mostCalls } from './room-for.ts';
import type { Method, Route } from './route.ts';

type Json = Record<string, unknown>;

/** Paths of other functions that a client of this address should know. */
export interface ForeignPath {
  method: Method;
  path: string;
  summary: string;
  /** How a caller says who it is, in words: no bearer token opens these. */
  description?: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** Of what goes well, else 200; 204 has no body. */
  success?: 204;
  /** Statuses besides 400, each in words. */
  refusals?: Record<number, string>;
}

const pascal = (text: string) =>
  text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** `GET /v1/journeys/{id}` → `getJourneysId`. */
const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  method.toLowerCase() + pascal(path.replace(/^\/v1\//, ''));

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const queryParameters = (query: z.ZodObject | undefined): Json[] => {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const json = (schema: Json, media = 'application/json') => ({ content: { [media]: { schema } } });
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const tooMany = (route: Route) => ({
  ...refusal(
    `More calls of the kind \`${kindOf(route)}\` than one caller may make in ten seconds: ${mostCalls(route)}`,
  ),
  headers: { 'Retry-After': { description: 'Seconds until there is room', schema: { type: 'integer' } } },
});

const operation = (route: Route, place: ReturnType<typeof components>['place']): Json => {
  const id = operationId(route);
  const guarded = route.access !== 'public';
  const held = scopes.filter((scope) => isInScope(scope, route));
  const ifMatch = route.refusals?.[412]
    ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }]
    : [];
  const refusals = Object.entries(route.refusals ?? {}).map(([status, text]) => [status, refusal(text)]);
  return {
    operationId: id,
    summary: route.summary,
    ...(route.access === 'public' ? {} : { 'x-permission': route.access }),
    ...(held.length > 0 && { 'x-scopes': held }),
    security: guarded ? [{ token: [] }] : [],
    parameters: [...pathParameters(route.path), ...queryParameters(route.query), ...ifMatch],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            ...json(place(route.body, `${pascal(id)}Body`, 'input'), route.media?.body),
          },
        }
      : {}),
    responses: {
      [route.success ?? 200]: {
        description: 'OK',
        content: {
          ...json(place(route.answer, `${pascal(id)}Answer`, 'output'), route.media?.answer).content,
          ...(route.alsoCsv ? json({ type: 'string' }, 'text/csv').content : {}),
        },
      },
      400: refusal('The request cannot be understood'),
      ...(guarded
        ? {
            401: refusal('No valid token'),
            403: refusal('The token may not do that'),
            429: tooMany(route),
          }
        : {}),
      ...Object.fromEntries(refusals),
    },
  };
};

const anyObject = z.record(z.string(), z.unknown());

const foreignOperation = (path: ForeignPath, place: ReturnType<typeof components>['place']): Json => {
  const id = operationId(path);
  const refusals = Object.entries(path.refusals ?? {}).map(([status, text]) => [status, refusal(text)]);
  return {
    operationId: id,
    summary: path.summary,
    // The key may also stand in the body, which no security scheme can say.
    ...(path.description === undefined ? {} : { description: path.description }),
    security: [],
    parameters: [...pathParameters(path.path), ...queryParameters(path.query)],
    ...(path.body
      ? { requestBody: { required: true, ...json(place(path.body, `${pascal(id)}Body`, 'input')) } }
      : {}),
    responses: {
      ...(path.success === 204
        ? { 204: { description: 'OK' } }
        : {
            200: {
              description: 'OK',
              ...json(place(path.answer ?? anyObject, `${pascal(id)}Answer`, 'output')),
            },
          }),
      400: refusal('The request cannot be understood'),
      ...Object.fromEntries(refusals),
    },
  };
};

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  faults: z.array(z.object({ path: z.string().describe('JSON pointer'), message: z.string() })).optional(),
});

/** The OpenAPI 3.1 document of the table: what is not in the table is not in the document. */
export const openApiOf = (table: readonly Route[], foreign: readonly ForeignPath[]): Json => {
  const { schemas, place } = components();
  place(problemSchema, 'Problem', 'output');
  const paths: Record<string, Json> = {};
  for (const path of foreign)
    paths[path.path] = { ...paths[path.path], [path.method.toLowerCase()]: foreignOperation(path, place) };
  for (const route of table) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, place) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kaskad', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
};
