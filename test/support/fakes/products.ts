import type { Interests, Products } from '../../../core/product/ports.ts';
import type { Product } from '../../../core/product/product.ts';

export const fakeProducts = (...products: Product[]): Products => {
  const held = new Map(products.map((product) => [product.id, product]));
  return {
    get: async (id) => held.get(id),
    find: async (ids) => ({
      products: new Map(ids.flatMap((id) => (held.has(id) ? [[id, held.get(id) as Product]] : []))),
      isKept: held.size > 0,
    }),
    async put(product) {
      held.set(product.id, product);
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
