import { faultsOf } from '../../../core/faults.ts';
import { askedEvents } from '../../../core/product/keep-product.ts';
import { productSchema } from '../../../core/product/product.ts';
import { problem } from '../problem.ts';
import { saveProduct } from '../products/save-product.ts';
import { route } from '../route.ts';

export const putProduct = route({
  method: 'PUT',
  path: '/v1/products/{id}',
  summary: 'Keeps a product of the catalogue; who looked at it hears when it is cheaper or back in stock',
  access: 'edit',
  body: productSchema,
  answer: productSchema,
  refusals: { 422: 'Every fault of the product; nothing is saved' },
  async run({ params, body, by }, ports) {
    const given = typeof body === 'object' && body !== null ? body : {};
    const parsed = productSchema.safeParse({ ...given, id: params.id ?? '' });
    if (parsed.error) return problem(422, { faults: faultsOf(parsed.error) });
    await saveProduct(ports, parsed.data, { by, asked: askedEvents(await ports.config.snapshot()) });
    return { body: parsed.data };
  },
});
