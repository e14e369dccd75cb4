import { cartOf } from '../../core/cart/cart-of.ts';
import { cartPlace } from '../../core/cart/cart-place.ts';
import type { ShopSettings } from '../../core/config/settings.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { LinkKey } from '../../core/send/link-keys.ts';
import { CART_LINK_MS, sign } from '../../core/send/link-token.ts';

/**
 * Where the shop shows this person's cart, with the token that restores it there; undefined without a cart or a place for
 * it.
 */
export const cartTarget = (
  profile: Profile,
  shop: ShopSettings,
  key: LinkKey,
  nowMs: number,
): string | undefined => {
  const cart = cartOf(profile, nowMs);
  if (cart.lines.length === 0) return undefined;
  const url = cartPlace(cart, shop);
  if (!url || cart.id === undefined) return url?.href;
  const token = {
    kind: 'cart-restore' as const,
    profileId: profile.id,
    cartId: cart.id,
    expiresAtMs: nowMs + CART_LINK_MS,
  };
  url.searchParams.set('kaskad_cart', sign(key, token));
  return url.href;
};
