import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { EventSources } from '../../core/ports.ts';
import { log } from '../runtime/log.ts';

type Answer = APIGatewayProxyStructuredResultV2;

const loopback = /^https?:\/\/(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** `*` is every origin and `loopback` every one of this machine; others are said in full, `https://shop.example`. */
export const isAllowed = (origin: string, origins: readonly string[]): boolean =>
  origins.some(
    (allowed) =>
      allowed === '*' ||
      (allowed === 'loopback' ? loopback.test(origin) : allowed.toLowerCase() === origin.toLowerCase()),
  );

const allowedHeaders =
  'authorization, content-type, x-write-key, x-retry-count, anonymousid, sentat, x-shopper-token';

const readable = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After',
  vary: 'origin',
});

/** A preflight carries no key: it is answered for the union of all sources' origins, the POST enforces its own. */
export const preflight = async (event: APIGatewayProxyEventV2, sources: EventSources): Promise<Answer> => {
  const { origin } = event.headers;
  const isKnown = origin !== undefined && isAllowed(origin, await sources.allOrigins());
  return {
    statusCode: 204,
    headers: isKnown
      ? {
          ...readable(origin),
          'access-control-allow-methods': 'GET, POST, OPTIONS',
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': '7200',
        }
      : { vary: 'origin' },
  };
};

/** Lets a page read the answer to its call, errors included; an origin that was refused reads nothing. */
export const letPagesRead =
  (sources: EventSources) =>
  async (event: APIGatewayProxyEventV2, answer: Answer): Promise<Answer> => {
    const { origin } = event.headers;
    const { method } = event.requestContext.http;
    if (method === 'GET') return withHeaders(answer, readable('*'));
    if (method !== 'POST' || origin === undefined || answer.statusCode === 403) return answer;
    const isKnown = await sources.allOrigins().then((origins) => isAllowed(origin, origins), unknown);
    return isKnown ? withHeaders(answer, readable(origin)) : answer;
  };

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

const unknown = (error: unknown): false => {
  log.error('origins cannot be read', { error });
  return false;
};
