import { keepProduct } from '../../../core/product/keep-product.ts';
import type { Product } from '../../../core/product/product.ts';
import type { ApiPorts } from '../ports.ts';

/** Stores a product that somebody has sent. What it was before matters only where a journey asks. */
export const saveProduct = async (
  ports: ApiPorts,
  after: Product,
  { by, asked }: { by: string; asked: ReadonlySet<string> },
): Promise<void> => {
  const before = asked.size > 0 ? await ports.products.get(after.id) : undefined;
  await keepProduct(ports, { before, after, by, asked });
};
