import { CART_LINK_MS, type CartRestoreToken } from '../send/link-token.ts';
import type { CartState } from './cart-log.ts';

/**
 * Is this the cart that a link was sent for? It is while it has been neither emptied nor ordered since: another device or a
 * merge may have given it another id, what was opened after the link was sent is another cart.
 */
export const isSameCart = (
  { id, openedAtMs }: CartState,
  { cartId, expiresAtMs }: Pick<CartRestoreToken, 'cartId' | 'expiresAtMs'>,
): boolean => id === cartId || (openedAtMs !== undefined && openedAtMs <= expiresAtMs - CART_LINK_MS);
