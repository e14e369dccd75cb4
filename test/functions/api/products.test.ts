import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const kettle = { name: 'Kettle', price: 20, currency: 'EUR', stock: 5 };

describe('products over the API', () => {
  it('are kept one by one', async () => {
    const { ask } = startApi();
    expect((await ask('PUT', '/v1/products/p1', { body: kettle })).json).toEqual({ id: 'p1', ...kettle });
    expect((await ask('GET', '/v1/products/p1')).json).toEqual({ id: 'p1', ...kettle });
    expect((await ask('GET', '/v1/products/p2')).status).toBe(404);
    const refused = await ask('PUT', '/v1/products/p1', {
      body: { ...kettle, price: 'cheap', url: 'nowhere' },
    });
    expect([refused.status, refused.json.faults.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['/price', '/url'],
    ]);
  });

  it('are kept by hundreds, but for rows with faults, which are named', async () => {
    const { ask } = startApi();
    const products = Array.from({ length: 500 }, (_, at) => ({
      ...kettle,
      id: `p${at}`,
      ...(at === 7 && { stock: -1 }),
    }));
    const answer = await ask('POST', '/v1/products', {
      body: { products: [...products.slice(0, 499), 'x'] },
    });
    expect(answer.json).toEqual({
      saved: 498,
      refused: [
        { index: 7, path: '/stock', reason: expect.any(String) },
        { index: 499, path: '', reason: expect.any(String) },
      ],
    });
    expect((await ask('GET', '/v1/products/p498')).json).toMatchObject({ id: 'p498' });
    expect(
      (await ask('POST', '/v1/products', { body: { products: [...products, ...products] } })).status,
    ).toBe(400);
  });

  it('make work only while a live journey asks for what happens to them', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/products/p1', { body: kettle });
    await ask('PUT', '/v1/products/p1', { body: { ...kettle, price: 15 } });
    expect((await ask('GET', '/v1/jobs')).json.jobs).toEqual([]);

    const steps = [{ id: 'rest', kind: 'wait', for: 'P1D' }];
    await ask('PUT', '/v1/journeys/cheaper', { body: { trigger: { event: 'Price Dropped' }, steps } });
    await ask('POST', '/v1/journeys/cheaper/publish');
    await ask('PUT', '/v1/products/p1', { body: { ...kettle, price: 12 } });
    await ask('PUT', '/v1/products/p1', { body: { ...kettle, price: 13 } });
    expect((await ask('GET', '/v1/jobs')).json.jobs).toMatchObject([{ kind: 'product-changed' }]);
  });
});
