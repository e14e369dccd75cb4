import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { EventEnvelope } from '../../core/event/event.ts';
import type { LiveReport } from '../../core/live/live.ts';
import type { EventSource, EventSources } from '../../core/ports.ts';
import { sharedThrottle } from '../../functions/adapters/shared-throttle.ts';
import { letPagesRead } from '../../functions/collect/cors.ts';
import { createHandler } from '../../functions/collect/handler.ts';
import type { CollectPorts } from '../../functions/collect/ports.ts';
import { httpFunction } from '../../functions/runtime/http-function.ts';
import { fakeSharedCounts } from './fakes/shared-counts.ts';

export const NOW_MS = Date.parse('2026-03-02T09:00:00Z');

const source = (id: string, more: Partial<EventSource>): EventSource => ({
  id,
  kind: 'public',
  name: id,
  origins: [],
  mayStateConsent: false,
  ...more,
});

const registered: Record<string, EventSource> = {
  'local-web': source('local-web', { origins: ['loopback'], mayStateConsent: true }),
  'local-server': source('local-server', { kind: 'secret' }),
  WK_demo: source('demo', { origins: ['https://shop.example', 'loopback'], country: 'DE' }),
  till: source('till', { kind: 'secret', source: 'pos' }),
  pages: source('pages', { limitPerSecond: 2_000 }),
  till2: source('till2', { kind: 'secret', limitPerSecond: 2_000 }),
  slow: source('slow', { origins: ['https://shop.example'], limitPerSecond: 1 }),
};

const sources: EventSources = {
  byWriteKey: async (key) => (Object.hasOwn(registered, key) ? registered[key] : undefined),
  allOrigins: async () => Object.values(registered).flatMap(({ origins }) => origins),
  secretKeys: async () => ['till', 'local-server'],
};

export interface Call {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: unknown;
  query?: Record<string, string>;
  sourceIp?: string;
}

/** As an HTTP API hands it over: bytes as base64, everything else as text. */
const eventOf = ({ method = 'POST', path = '/v1/batch', headers = {}, body, query, sourceIp }: Call) =>
  ({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(query ? { queryStringParameters: query } : {}),
    headers,
    requestContext: {
      requestId: 'r',
      domainName: 'api.example',
      http: { method, path, sourceIp, userAgent: headers['user-agent'] ?? '' },
    },
    ...(body === undefined
      ? { isBase64Encoded: false }
      : Buffer.isBuffer(body)
        ? { body: body.toString('base64'), isBase64Encoded: true }
        : { body: typeof body === 'string' ? body : JSON.stringify(body), isBase64Encoded: false }),
  }) as unknown as APIGatewayProxyEventV2;

const context = { getRemainingTimeInMillis: () => 10_000 } as Context;

/** The collector over fakes: what it answers, and what it put on the bus. */
export const collector = (ports: Partial<CollectPorts> = {}) => {
  const entries: EventEnvelope[] = [];
  /** What was told of refusals. */
  const reports: LiveReport[] = [];
  const putEvents = jest.fn(async (envelopes: readonly EventEnvelope[]) => {
    entries.push(...envelopes);
  });
  const clientFolder = join(import.meta.dirname, '../../node_modules/@segment/analytics-next/dist/umd');
  const handler = httpFunction(
    createHandler({
      sources,
      hookSources: { byId: async () => undefined },
      shopSystem: { ask: async () => ({}) },
      bus: { putEvents },
      clock: { now: () => NOW_MS },
      refused: async (report) => void reports.push(report()),
      throttle: sharedThrottle({
        counts: fakeSharedCounts(),
        clock: { now: () => NOW_MS },
        warn: (error) => {
          throw error;
        },
      }),
      clientFolder,
      tagFolder: clientFolder,
      pushKey: async () => 'BKey',
      ...ports,
    }),
    { finish: letPagesRead(sources) },
  );
  const call = async (ask: Call) => {
    const { statusCode, headers = {}, body = '', isBase64Encoded } = await handler(eventOf(ask), context);
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const isJson = String(headers['content-type']).includes('json');
    return { status: statusCode, headers, bytes, json: isJson ? JSON.parse(bytes.toString()) : undefined };
  };
  const post = (
    path: string,
    body: unknown,
    headers: Record<string, string> = { 'x-write-key': 'local-server' },
  ) => call({ path, body, headers });
  return { call, post, entries, reports, putEvents, events: () => entries.flatMap(({ events }) => events) };
};
