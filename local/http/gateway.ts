import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Outcome } from '../function/lambda-function.ts';
import { chunksOf512Kb, type Meter } from '../meter.ts';
import type { RouteModel } from '../template/models/api.ts';
import { answerOf, gatewayError, type HttpAnswer } from './answer.ts';
import { payloadOf } from './payload.ts';
import { createRouter, type Match } from './router.ts';

const MOST_BODY_BYTES = 10 * 1024 * 1024;

export interface GatewayParts {
  readonly routes: readonly RouteModel[];
  readonly accountId: string;
  readonly nowMs: () => number;
  readonly invoke: (functionName: string, payload: string) => Promise<Outcome>;
  readonly meter: Meter;
}

/** Answers a request if a route of the API matches it, else leaves it alone. */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createGateway(parts: GatewayParts): Gateway {
  const route = createRouter(parts.routes);
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const match = route(request.method ?? 'GET', path);
    if (!match) return false;
    void serve(parts, match, request)
      .catch(() => gatewayError(500, 'Internal Server Error'))
      .then((answer) => send(response, answer));
    return true;
  };
}

async function serve(
  parts: GatewayParts,
  { route, pathParameters }: Match<RouteModel>,
  request: IncomingMessage,
) {
  const body = await readBody(request);
  if (!body) return gatewayError(413, 'Request Entity Too Large');
  const { routeKey, functionName, timeoutMs } = route;
  parts.meter({
    service: 'apigateway',
    action: 'Request',
    bytes: body.length,
    units: chunksOf512Kb(body.length),
  });
  const event = payloadOf(request, {
    routeKey,
    pathParameters,
    body,
    nowMs: parts.nowMs(),
    accountId: parts.accountId,
  });
  const outcome = await within(timeoutMs, parts.invoke(functionName, JSON.stringify(event)));
  if (outcome === undefined) return gatewayError(503, 'Service Unavailable');
  const answer =
    outcome.kind === 'done' ? answerOf(outcome.payload) : gatewayError(500, 'Internal Server Error');
  return { ...answer, headers: { ...answer.headers, 'apigw-requestid': event.requestContext.requestId } };
}

/** The body, or undefined where it is larger than an HTTP API takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The rest of a body that is too large is read and dropped, so that the client gets to see the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MOST_BODY_BYTES ? undefined : Buffer.concat(chunks);
}

function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function send(response: ServerResponse, { statusCode, headers, cookies, body }: HttpAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.writeHead(statusCode);
  response.end(body);
}
