import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { checkParity, UNPROVEN } from './support/check.ts';
import type { Side } from './support/side.ts';

const ROUTES = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html';
const PAYLOAD =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html';

interface Sent {
  readonly method?: string;
  /** Names and values in turn, so that a name can come twice. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

/** What the function behind the API is given; `fetch` would join, sort and complete the headers itself. */
const given = (side: Side, path: string, { method = 'GET', headers = [], body }: Sent = {}) =>
  new Promise<APIGatewayProxyEventV2>((resolve, reject) => {
    const url = new URL(side.apiUrl);
    const host = ['host', url.host, 'content-length', String(Buffer.byteLength(body ?? ''))];
    request(
      {
        host: url.hostname,
        port: url.port,
        path: `${url.pathname.replace(/\/$/, '')}${path}`,
        method,
        headers: [...host, ...headers],
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      },
    )
      .on('error', reject)
      .end(body);
  });
const typed = (type: string, body: string | Buffer, ...headers: string[]): Sent => ({
  method: 'POST',
  headers: ['content-type', type, ...headers],
  body,
});
const routed = (method: string, path: string, routeKey: string, pathParameters?: object) => ({
  name: `routes ${method} ${path} to ${routeKey}`,
  run: async (side: Side) => {
    const event = await given(side, path, { method });
    return { routeKey: event.routeKey, pathParameters: event.pathParameters };
  },
  aws: { routeKey, pathParameters },
  docs: ROUTES,
  // It says null where nothing is left out by the page on payloads.
  wrong: pathParameters === undefined ? { ministack: { routeKey, pathParameters: null } } : {},
});
const bodied = (type: string, aws: object) => ({
  name: `hands a body of ${type} over as ${'isBase64Encoded' in aws && aws.isBase64Encoded ? 'base64' : 'text'}`,
  run: (side: Side) => given(side, '/things', typed(type, '"ü"')),
  aws,
  docs: PAYLOAD,
});
const text = { body: '"ü"', isBase64Encoded: false };
const base64 = { body: Buffer.from('"ü"').toString('base64'), isBase64Encoded: true };

checkParity('HTTP API', [
  routed('GET', '/things/special', 'GET /things/special'),
  routed('PUT', '/things/special', 'ANY /things/special'),
  routed('GET', '/things/7', 'GET /things/{id}', { id: '7' }),
  routed('GET', '/things/a%20b', 'GET /things/{id}', { id: 'a b' }),
  routed('POST', '/things/7', 'ANY /things/{proxy+}', { proxy: '7' }),
  routed('GET', '/things/7/parts/8', 'GET /things/{id}/parts/{part}', { id: '7', part: '8' }),
  routed('GET', '/things/7/parts/8/9', 'ANY /things/{proxy+}', { proxy: '7/parts/8/9' }),
  routed('GET', '/other', '$default'),
  routed('GET', '/things', '$default'),
  bodied('application/json', text),
  bodied('application/json; charset=utf-8', text),
  bodied('text/plain', text),
  bodied('application/xml', text),
  bodied('application/octet-stream', base64),
  bodied('application/x-www-form-urlencoded', base64),
  {
    name: 'has no body where none was sent',
    run: async (side) => {
      const event = await given(side, '/things');
      return { hasBody: 'body' in event, isBase64Encoded: event.isBase64Encoded };
    },
    aws: { hasBody: false, isBase64Encoded: false },
    docs: PAYLOAD,
  },
  {
    name: 'leaves the query as it was sent, and joins what comes twice',
    run: (side) => given(side, '/things?x=1&x=2&y=%C3%BC&empty='),
    aws: {
      rawQueryString: 'x=1&x=2&y=%C3%BC&empty=',
      queryStringParameters: { x: '1,2', y: 'ü', empty: '' },
    },
    docs: PAYLOAD,
  },
  {
    name: 'has no query parameters where there is no query',
    run: async (side) => {
      const event = await given(side, '/things');
      return { raw: event.rawQueryString, has: 'queryStringParameters' in event };
    },
    aws: { raw: '', has: false },
    docs: PAYLOAD,
  },
  {
    name: 'gives header names in lower case and joins those that come twice',
    run: (side) => given(side, '/things', { headers: ['X-One', 'a', 'X-Two', 'b', 'x-two', 'c'] }),
    aws: { headers: { 'x-one': 'a', 'x-two': 'b,c' } },
    docs: PAYLOAD,
    wrong: { ministack: { headers: { 'x-one': 'a', 'x-two': 'b, c' } } },
  },
  {
    name: 'takes cookies out of the headers',
    run: async (side) => {
      const event = await given(side, '/things', { headers: ['cookie', 'a=1; b=2'] });
      return { cookies: event.cookies, inHeaders: 'cookie' in event.headers };
    },
    aws: { cookies: ['a=1', 'b=2'], inHeaders: false },
    docs: PAYLOAD,
    wrong: { ministack: { cookies: undefined, inHeaders: true } },
  },
  {
    name: 'says where the request came in',
    run: (side) => given(side, '/things/7?q=1'),
    aws: {
      version: '2.0',
      rawPath: '/things/7',
      requestContext: { http: { method: 'GET', path: '/things/7', protocol: 'HTTP/1.1' }, stage: '$default' },
    },
    docs: PAYLOAD,
  },
  {
    // The smoke run on a real account tells; as text it would be spoilt, so the local run does not take it for text.
    name: 'keeps a compressed JSON body whole',
    run: async (side) => {
      const event = await given(
        side,
        '/things',
        typed('application/json', gzipSync('{}'), 'content-encoding', 'gzip'),
      );
      return event.isBase64Encoded && gzipSync('{}').equals(Buffer.from(event.body ?? '', 'base64'));
    },
    aws: UNPROVEN,
    wrong: { local: true, ministack: false },
  },
]);
