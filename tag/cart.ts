import type { Api } from './api.ts';

/** As `GET /v1/cart` answers it. */
export interface Cart {
  id?: string;
  items: { productId: string; name?: string; price?: number; quantity: number; url?: string }[];
  value: number | null;
  currency: string | null;
}

const PARAMETER = 'kaskad_cart';

/** The link of a message ends in a token: it is taken out of the address, and shown for what it stands for. */
export const restoredCart = async (api: Api, show?: (cart: Cart) => void): Promise<Cart | undefined> => {
  const address = new URL(location.href);
  const restore = address.searchParams.get(PARAMETER);
  if (!restore) return undefined;
  address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, '', address);
  const { cart } = (await api.get<{ cart: Cart | null }>('/v1/cart', { restore })) ?? {};
  if (cart) show?.(cart);
  return cart ?? undefined;
};
