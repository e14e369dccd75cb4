import { between, oneOf, type Random } from './random.ts';

export interface Line {
  readonly product_id: string;
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
  readonly currency: string;
}

type Good = readonly [id: string, name: string, price: number];
const GOODS: readonly [Good, ...Good[]] = [
  ['kettle', 'Cast-iron kettle', 89],
  ['sencha', 'Sencha, 250 g', 18.5],
  ['darjeeling', 'Darjeeling first flush, 100 g', 24],
  ['cups', 'Six porcelain cups', 54],
  ['tray', 'Walnut tray', 39],
  ['strainer', 'Tea strainer', 9.9],
  ['honey', 'Lime blossom honey', 12.5],
  ['scale', 'Kitchen scale', 32],
  ['linen', 'Linen cloth', 16],
  ['teapot', 'Glass teapot', 45],
];

export const lineOf = (random: Random): Line => {
  const [product_id, name, price] = oneOf(random, GOODS);
  return { product_id, name, price, quantity: between(random, 1, 10) > 8 ? 2 : 1, currency: 'EUR' };
};

export const totalOf = (lines: readonly Line[]): number =>
  Math.round(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100;
