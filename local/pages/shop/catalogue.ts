export const CURRENCY = 'EUR';

/** Decimal prices, as Segment's events carry them. Names and texts are in the locale files. */
export const PRODUCTS = [
  { id: 'kettle', price: 39.9 },
  { id: 'teapot', price: 34.5 },
  { id: 'cups', price: 18 },
  { id: 'tea', price: 9.9 },
  { id: 'honey', price: 7.5 },
  { id: 'towel', price: 14 },
] as const;

export type Product = (typeof PRODUCTS)[number];
export type ProductId = Product['id'];

export const productOf = (id: string): Product | undefined => PRODUCTS.find((product) => product.id === id);
export const pictureOf = (id: ProductId): string => `/shop/pictures/${id}.svg`;
