import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { decode } from './router.ts';

export interface PayloadParts {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly nowMs: number;
  readonly accountId: string;
}

/**
 * The event of payload format 2.0. An HTTP API decodes the path and leaves the query as it was sent; JSON and
 * text bodies arrive as text and all others as base64, and so does anything compressed, which text would spoil.
 */
export function payloadOf(request: IncomingMessage, parts: PayloadParts): APIGatewayProxyEventV2 {
  const { rawPath, rawQueryString } = splitUrl(request.url ?? '/');
  const { cookies, headers } = headersOf(request);
  const query = queryOf(rawQueryString);
  return {
    version: '2.0',
    routeKey: parts.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: requestContext(request, parts, rawPath),
    ...(Object.keys(parts.pathParameters).length > 0 && { pathParameters: { ...parts.pathParameters } }),
    ...bodyOf(request, parts.body),
  };
}

/** Path, decoded, and query, as sent. */
function splitUrl(url: string): { rawPath: string; rawQueryString: string } {
  const mark = url.indexOf('?');
  return mark < 0
    ? { rawPath: decode(url), rawQueryString: '' }
    : { rawPath: decode(url.slice(0, mark)), rawQueryString: url.slice(mark + 1) };
}

function headersOf(request: IncomingMessage) {
  const { cookie, ...distinct } = request.headersDistinct;
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(distinct)) headers[name] = (values ?? []).join(',');
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], sourceIp(request)].filter(Boolean).join(', ');
  headers['x-forwarded-port'] ??= String(request.socket.localPort);
  headers['x-forwarded-proto'] ??= 'http';
  return { headers, cookies: (cookie ?? []).flatMap((line) => line.split('; ')) };
}

const sourceIp = (request: IncomingMessage): string => request.socket.remoteAddress ?? '127.0.0.1';

function queryOf(rawQueryString: string): Record<string, string> | undefined {
  if (rawQueryString === '') return undefined;
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawQueryString))
    query.set(name, [...(query.get(name) ?? []), value]);
  return Object.fromEntries([...query].map(([name, values]) => [name, values.join(',')]));
}

function requestContext(
  request: IncomingMessage,
  { routeKey, nowMs, accountId }: PayloadParts,
  path: string,
) {
  const host = request.headers.host ?? '127.0.0.1';
  return {
    accountId,
    apiId: 'local',
    domainName: host,
    domainPrefix: host.split('.')[0] ?? host,
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceIp(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: commonLogTime(nowMs),
    timeEpoch: nowMs,
  };
}

/** `22/Nov/2026:17:05:00 +0000` */
function commonLogTime(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript|[^;]+\+(json|xml))\b)/i;

function bodyOf(request: IncomingMessage, body: Buffer) {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT_TYPE.test(request.headers['content-type'] ?? '') && !isCompressed(request);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const isCompressed = (request: IncomingMessage) =>
  (request.headers['content-encoding'] ?? 'identity') !== 'identity';
