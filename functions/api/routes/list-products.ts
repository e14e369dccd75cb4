import * as z from 'zod';
import { type Product, productSchema } from '../../../core/product/product.ts';
import type { ApiPorts } from '../ports.ts';
import { route } from '../route.ts';

const PAGE = 100;
/** Of a rare category so many pages are looked through for one answer; the cursor leads on. */
const MOST_PAGES = 20;

interface Found {
  products: Product[];
  cursor?: string;
}

const find = async (
  { products: catalogue }: Pick<ApiPorts, 'products'>,
  { cursor, limit, category }: { cursor: string | undefined; limit: number; category: string | undefined },
): Promise<Found> => {
  const products: Product[] = [];
  let at = cursor;
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await catalogue.page(at, limit - products.length);
    const some = read.kept.map(({ product }) => product);
    products.push(...some.filter((one) => category === undefined || one.category === category));
    at = read.cursor;
    if (at === undefined || products.length >= limit) break;
  }
  return { products, ...(at !== undefined && { cursor: at }) };
};

export const listProducts = route({
  method: 'GET',
  path: '/v1/products',
  summary:
    'The catalogue, page by page, in no order that means anything; a page may be short while there is a cursor',
  access: 'read',
  query: z.object({
    cursor: z.string().max(300).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
    category: z.string().max(500).optional().describe('As the products say it'),
  }),
  answer: z.object({ products: z.array(productSchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const { cursor, limit, category } = query;
    return { body: await find(ports, { cursor, limit, category }) };
  },
});
