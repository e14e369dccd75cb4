import { productSchema } from '../../../core/product/product.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getProduct = route({
  method: 'GET',
  path: '/v1/products/{id}',
  summary: 'A product of the catalogue',
  access: 'read',
  answer: productSchema,
  refusals: { 404: 'There is no such product' },
  async run({ params }, { products }) {
    const product = await products.get(params.id ?? '');
    return product ? { body: product } : problem(404, { detail: 'There is no such product.' });
  },
});
