import * as z from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const productId = z.string().regex(/^[^\u0000-\u001f\u007f]{1,200}$/, 'a text of at most 200 letters');
const link = z.url({ protocol: /^https?$/, error: 'an http or https URL' }).max(2000);

/** `PUT /v1/products/{id}`: the id is that of `product_id` in events. Prices are decimal. */
export const productSchema = z
  .strictObject({
    id: productId,
    name: z.string().min(1).max(500),
    price: z.number().min(0).max(1e12).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 currency such as EUR')
      .optional(),
    stock: z.int().min(0).max(1e12).optional().meta({ description: 'Pieces that can be sold' }),
    available: z.boolean().optional().meta({ description: 'Where nobody counts pieces: can it be bought?' }),
    url: link.optional(),
    imageUrl: link.optional(),
    category: z.string().min(1).max(500).optional(),
  })
  .refine(({ price, currency }) => (price === undefined) === (currency === undefined), {
    path: ['currency'],
    message: 'a price has a currency, and a currency a price',
  });
export type Product = z.infer<typeof productSchema>;

/** Said of people who looked at a product, when it became cheaper, or can be had again. */
export const PRICE_DROPPED = 'Price Dropped';
export const BACK_IN_STOCK = 'Back In Stock';
export const productEvents = [PRICE_DROPPED, BACK_IN_STOCK] as const;
export type ProductEvent = (typeof productEvents)[number];

/** Undefined where nobody says. */
export const isInStock = ({ stock, available }: Pick<Product, 'stock' | 'available'>): boolean | undefined =>
  stock === undefined ? available : stock > 0 && available !== false;

/** What happened to a product that people may want to hear of. Nothing for one that is new. */
export const productChanges = (before: Product | undefined, after: Product): ProductEvent[] => {
  if (!before) return [];
  const isCheaper =
    before.price !== undefined &&
    after.price !== undefined &&
    before.currency === after.currency &&
    after.price < before.price;
  const isBack = isInStock(before) === false && isInStock(after) === true;
  // What cannot be bought is no bargain.
  return [
    ...(isCheaper && isInStock(after) !== false ? [PRICE_DROPPED] : []),
    ...(isBack ? [BACK_IN_STOCK] : []),
  ] as ProductEvent[];
};

/** As events say it, in Segment's names. */
export const productProperties = (after: Product, before: Product): Record<string, unknown> => ({
  product_id: after.id,
  name: after.name,
  ...(after.price !== undefined && { price: after.price, currency: after.currency }),
  ...(before.price !== undefined && after.currency === before.currency && { old_price: before.price }),
  ...(after.stock !== undefined && { stock: after.stock }),
  ...(after.url !== undefined && { url: after.url }),
  ...(after.imageUrl !== undefined && { image_url: after.imageUrl }),
  ...(after.category !== undefined && { category: after.category }),
});
