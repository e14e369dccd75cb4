import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { callTypeOf } from '../../core/event/call-type.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { browserRoutes } from './browser-routes.ts';
import { preflight } from './cors.ts';
import { hookedSource, takeHook } from './hook-routes.ts';
import { ingest } from './ingest.ts';
import type { CollectPorts } from './ports.ts';
import { pushKey, subscribe } from './push-routes.ts';

/** `/v1/track`, `/v1/t`, and Jitsu's `/api/s/track` and `/api/s/s2s/track`. */
const callPath = /^\/(?:v1|api\/s(?:\/s2s)?)\/([\w-]+)$/;

const collect = async (ports: CollectPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const call = callTypeOf(callPath.exec(event.rawPath)?.[1] ?? '');
  return call
    ? ingest(ports, call, event)
    : problemAnswer({ status: 400, title: 'Bad request', detail: 'unknown type' });
};

/** The edge of ingest: calls, preflights, and what browser clients ask for first. */
export const createHandler = (ports: CollectPorts) => {
  const browse = browserRoutes(ports);
  return async (event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
    const { method } = event.requestContext.http;
    if (method === 'OPTIONS') return preflight(event, ports.sources);
    if (event.rawPath === '/v1/push/subscriptions' && method === 'POST') return subscribe(ports, event);
    const hooked = method === 'POST' ? hookedSource(event.rawPath) : undefined;
    if (hooked !== undefined) return takeHook(ports, hooked, event);
    if (event.rawPath === '/v1/push/key') return pushKey(ports, event);
    return method === 'POST' ? collect(ports, event) : browse(event);
  };
};
