import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import { isSameCart } from '../../core/cart/is-same-cart.ts';
import { verify } from '../../core/send/link-token.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { cartAnswer, noCart } from './cart-answer.ts';
import type { LinkPorts } from './ports.ts';
import { readWinner } from './read-winner.ts';

/** The cart that a link was sent for, while it is still that cart. Says nothing else of the person and logs nobody in. */
export const restoreCart = async (ports: LinkPorts, text: string): Promise<HttpAnswer> => {
  const token = verify(await ports.linkKeys.valid(), text, 'cart-restore');
  const nowMs = ports.clock.now();
  if (!token) return noCart(403, 'This link was changed');
  if (token.expiresAtMs <= nowMs) return noCart(410, 'This link has expired');
  const profile = await readWinner(ports.profiles, token.profileId);
  const state = profile && cartOf(profile, nowMs);
  const cart = state && isSameCart(state, token) ? cartView(state) : null;
  return cart ? cartAnswer(cart) : noCart(404, 'This cart is no more');
};
