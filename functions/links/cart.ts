import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { EventSources } from '../../core/ports.ts';
import { isOfShop, readableBy, withHeaders } from '../runtime/cors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import type { LinkPorts } from './ports.ts';
import { restoreCart } from './restore-cart.ts';
import { shopperCart } from './shopper-cart.ts';

/** `GET /v1/cart`: by the link of a message, else by the token of a logged-in shopper. No cookie is looked at. */
export const showCart = (ports: LinkPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const restore = event.queryStringParameters?.restore;
  return restore === undefined
    ? shopperCart(ports, event.headers['x-shopper-token'])
    : restoreCart(ports, restore);
};

const readable: ReadonlySet<string> = new Set(['/v1/cart', '/v1/onsite']);

/** Pages of the shop read what is said of a cart, and what is shown onsite, errors included; what else is here people open themselves. */
export const letShopRead =
  (sources: Pick<EventSources, 'allOrigins'>) =>
  async (event: APIGatewayProxyEventV2, answer: HttpAnswer): Promise<HttpAnswer> => {
    if (!readable.has(event.rawPath)) return answer;
    const { origin } = event.headers;
    const isKnown = origin !== undefined && (await isOfShop(origin, sources));
    return withHeaders(answer, isKnown ? readableBy(origin) : { vary: 'origin' });
  };
