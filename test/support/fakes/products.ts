import { Invalid } from '../../../core/errors.ts';
import type { Interests, Kept, Products } from '../../../core/product/ports.ts';
import type { Product } from '../../../core/product/product.ts';

export const fakeProducts = (...products: Product[]): Products => {
  const held = new Map<string, Kept>(products.map((product) => [product.id, { product }]));
  const known = (ids: readonly string[]) => ids.flatMap((id) => held.get(id) ?? []);
  return {
    get: async (id) => held.get(id)?.product,
    kept: async (ids) => known(ids),
    find: async (ids) => ({
      products: new Map(known(ids).map(({ product }) => [product.id, product])),
      isKept: held.size > 0,
    }),
    async page(cursor = '0', limit) {
      if (!/^\d+$/.test(cursor))
        throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
      const all = [...held.values()];
      const end = Number(cursor) + limit;
      return { kept: all.slice(Number(cursor), end), ...(end < all.length && { cursor: String(end) }) };
    },
    async put(product, feedId) {
      held.set(product.id, { product, ...(feedId !== undefined && { feedId }) });
    },
  };
};

/** Remembers who looked at what. */
export const fakeInterests = (): Interests & { held: Map<string, number> } => {
  const held = new Map<string, number>();
  return {
    held,
    async put(profileId, productId, atMs) {
      held.set(`${profileId} ${productId}`, atMs);
    },
    async remove(profileId, productId) {
      held.delete(`${profileId} ${productId}`);
    },
    alive: async (keys) => keys.map(({ profileId }) => profileId),
  };
};
