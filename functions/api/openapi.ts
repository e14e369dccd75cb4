import * as z from 'zod';
import { components } from './openapi-components.ts';
import type { Method, Route } from './route.ts';

type Json = Record<string, unknown>;

/** Paths of other functions that a client of this address should know. */
export interface ForeignPath {
  method: Method;
  path: string;
  summary: string;
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

const operation = (route: Route, place: ReturnType<typeof components>['place']): Json => {
  const id = operationId(route);
  const guarded = route.access !== 'public';
  const ifMatch = route.refusals?.[412]
    ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }]
    : [];
  const refusals = Object.entries(route.refusals ?? {}).map(([status, text]) => [status, refusal(text)]);
  return {
    operationId: id,
    summary: route.summary,
    ...(route.access === 'public' ? {} : { 'x-permission': route.access }),
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
      ...(guarded ? { 401: refusal('No valid token'), 403: refusal('The token may not do that') } : {}),
      ...Object.fromEntries(refusals),
    },
  };
};

const WRITE_KEY = 'Needs a write key: as Basic user name, as X-Write-Key, or as `writeKey` in the body.';

const foreignOperation = (path: ForeignPath): Json => ({
  operationId: operationId(path),
  summary: path.summary,
  // The key may also stand in the body, which no security scheme can say.
  ...(path.method === 'POST' ? { description: WRITE_KEY } : {}),
  security: [],
  parameters: pathParameters(path.path),
  ...(path.method === 'POST' ? { requestBody: { required: true, ...json({ type: 'object' }) } } : {}),
  responses: {
    200: { description: 'OK', ...json({ type: 'object' }) },
    400: { description: 'Cannot be taken' },
  },
});

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
    paths[path.path] = { ...paths[path.path], [path.method.toLowerCase()]: foreignOperation(path) };
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
