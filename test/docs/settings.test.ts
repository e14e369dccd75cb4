import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kindOfDocument } from '../../core/config/kinds/index.ts';
import { productSchema } from '../../core/product/product.ts';

const examplesOn = (page: string) =>
  [...readFileSync(`docs/${page}.md`, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, text = '']) => JSON.parse(text) as object,
  );

/** Which example of which page is which settings; `within` is what the page says stands around it. */
const shown: [page: string, at: number, id: string, within?: (example: object) => object][] = [
  ['people', 0, 'preferences'],
  ['people', 1, 'consent'],
  ['products', 1, 'feeds'],
  ['sending', 0, 'contact'],
  ['sending', 1, 'budgets'],
  ['sending', 2, 'switches'],
  ['sms', 0, 'shop'],
  ['sms', 1, 'providers'],
  ['sms', 2, 'providers', (smtp) => ({ ...smtp, use: { email: ['ses', 'smtp'] } })],
  ['weekly-report', 0, 'report'],
];

describe('what the documentation shows can be saved as it stands', () => {
  it.each(shown)('%s, example %i: settings %s', async (page, at, id, within = (example) => example) => {
    const kind = kindOfDocument({ kind: 'settings', id });
    const example = examplesOn(page)[at];

    expect(example).toBeDefined();
    expect(await kind?.validate(within(example ?? {}), {} as never)).toMatchObject({ kind: 'valid' });
  });

  it('products, example 0: a product', () => {
    const product = { id: 'p1', ...examplesOn('products')[0] };

    expect(productSchema.safeParse(product).error).toBeUndefined();
  });
});
