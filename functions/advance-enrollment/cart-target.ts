import { cartOf } from '../../core/cart/cart-of.ts';
import type { ShopSettings } from '../../core/config/settings.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { CART_LINK_MS, sign } from '../../core/send/link-token.ts';

/**
 * Where the shop shows this person's cart, with the token that restores it there; undefined without a cart or a place for
 * it. What events said comes before the setting; only http and https lead anywhere.
 */
export const cartTarget = (
  profile: Profile,
  shop: ShopSettings,
  key: string,
  nowMs: number,
): string | undefined => {
  const { id, lines, cartUrl, checkoutUrl } = cartOf(profile, nowMs);
  if (lines.length === 0) return undefined;
  const url = webUrl(cartUrl) ?? webUrl(checkoutUrl) ?? webUrl(fromSetting(shop, id));
  if (!url || id === undefined) return url?.href;
  const token = {
    kind: 'cart-restore' as const,
    profileId: profile.id,
    cartId: id,
    expiresAtMs: nowMs + CART_LINK_MS,
  };
  url.searchParams.set('kaskad_cart', sign(key, token));
  return url.href;
};

const fromSetting = ({ cartUrl }: ShopSettings, id = ''): string | undefined =>
  cartUrl?.replaceAll(/\{\{\s*cart\.id\s*\}\}/g, encodeURIComponent(id));

const webUrl = (text: string | undefined): URL | undefined => {
  const url = text === undefined ? null : URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
};
