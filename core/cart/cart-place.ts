import type { ShopSettings } from '../config/settings.ts';
import type { CartState } from './cart-log.ts';

/**
 * Where the shop shows this cart; undefined where nobody has said. What events said comes before the setting; only http
 * and https lead anywhere.
 */
export const cartPlace = (
  { id, cartUrl, checkoutUrl }: Pick<CartState, 'id' | 'cartUrl' | 'checkoutUrl'>,
  shop: Pick<ShopSettings, 'cartUrl'>,
): URL | undefined => webUrl(cartUrl) ?? webUrl(checkoutUrl) ?? webUrl(fromSetting(shop, id));

const fromSetting = ({ cartUrl }: Pick<ShopSettings, 'cartUrl'>, id = ''): string | undefined =>
  cartUrl?.replaceAll(/\{\{\s*cart\.id\s*\}\}/g, encodeURIComponent(id));

const webUrl = (text: string | undefined): URL | undefined => {
  const url = text === undefined ? null : URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
};
