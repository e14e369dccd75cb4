import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { EventSources } from '../../core/ports.ts';
import { isAllowed, isOfShop, readableBy, withHeaders } from '../runtime/cors.ts';

type Answer = APIGatewayProxyStructuredResultV2;

const allowedHeaders =
  'authorization, content-type, x-write-key, x-retry-count, anonymousid, sentat, x-shopper-token';

/** A preflight carries no key: it is answered for the union of all sources' origins, the POST enforces its own. */
export const preflight = async (event: APIGatewayProxyEventV2, sources: EventSources): Promise<Answer> => {
  const { origin } = event.headers;
  const isKnown = origin !== undefined && isAllowed(origin, await sources.allOrigins());
  return {
    statusCode: 204,
    headers: isKnown
      ? {
          ...readableBy(origin),
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
    if (method === 'GET') return withHeaders(answer, readableBy('*'));
    if (method !== 'POST' || origin === undefined || answer.statusCode === 403) return answer;
    return (await isOfShop(origin, sources)) ? withHeaders(answer, readableBy(origin)) : answer;
  };
