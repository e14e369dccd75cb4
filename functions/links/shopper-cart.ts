import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import { idIdentity } from '../../core/profile/id-identity.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { shopperOf } from '../runtime/shopper-token.ts';
import { cartAnswer, noCart } from './cart-answer.ts';
import { personOf } from './person-of.ts';
import type { LinkPorts } from './ports.ts';

/**
 * The cart of the customer who is logged in to the shop, whichever device filled it: `null` when it is empty or nobody is known
 * by that userId, so that the answer tells nothing of who is.
 */
export const shopperCart = async (ports: LinkPorts, token: string | undefined): Promise<HttpAnswer> => {
  const nowMs = ports.clock.now();
  const userId = token && shopperOf(token, await ports.sources.secretKeys(), nowMs);
  const identity = idIdentity('userId', userId);
  if (!identity) return noCart(401, 'The shopper token is missing or not valid');
  const profile = await personOf(ports, identity);
  return cartAnswer(profile ? cartView(cartOf(profile, nowMs)) : null);
};
