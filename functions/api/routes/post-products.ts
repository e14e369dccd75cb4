import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { askedEvents } from '../../../core/product/keep-product.ts';
import { type Product, productSchema } from '../../../core/product/product.ts';
import { problem } from '../problem.ts';
import { saveProduct } from '../products/save-product.ts';
import { route } from '../route.ts';

const MOST_ROWS = 500;
const AT_ONCE = 20;

const bodySchema = z.strictObject({ products: z.array(z.unknown()).min(1).max(MOST_ROWS) });

export const postProducts = route({
  method: 'POST',
  path: '/v1/products',
  summary: `Keeps up to ${MOST_ROWS} products; rows with faults are refused, the others are kept`,
  access: 'edit',
  body: z.object({ products: z.array(productSchema).max(MOST_ROWS) }),
  answer: z.object({
    saved: z.int(),
    refused: z.array(z.object({ index: z.int(), path: z.string(), reason: z.string() })),
  }),
  async run({ body, by }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (asked.error) return problem(400, { faults: faultsOf(asked.error) });
    const good: Product[] = [];
    const refused = asked.data.products.flatMap((row, index) => {
      const parsed = productSchema.safeParse(row);
      if (parsed.success) good.push(parsed.data);
      return parsed.success
        ? []
        : faultsOf(parsed.error).map(({ path, message: reason }) => ({ index, path, reason }));
    });
    // Of one product said twice the last row counts.
    const rows = [...new Map(good.map((product) => [product.id, product])).values()];
    const how = { by, asked: askedEvents(await ports.config.snapshot()) };
    for (let at = 0; at < rows.length; at += AT_ONCE)
      await Promise.all(rows.slice(at, at + AT_ONCE).map((product) => saveProduct(ports, product, how)));
    return { body: { saved: rows.length, refused } };
  },
});
