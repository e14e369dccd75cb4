import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const feed = { id: 'shop', url: 'https://shop.example/feed.xml', format: 'google' };

describe('feeds over the API', () => {
  it('are settings, and their first run is armed when they are saved', async () => {
    const { ask } = startApi();
    const put = await ask('PUT', '/v1/settings/feeds', { body: { feeds: [feed] } });
    expect([put.status, put.json]).toMatchObject([200, { feeds: [{ ...feed, every: 'PT6H', full: true }] }]);
    await ask('PUT', '/v1/settings/feeds', { body: { feeds: [feed] } });
    const jobs = (await ask('GET', '/v1/jobs')).json.jobs;
    expect(jobs).toMatchObject([{ kind: 'import-feed', input: { feedId: 'shop' } }]);
    expect((await ask('GET', '/v1/feeds')).json).toMatchObject({
      feeds: [{ ...feed, nextAt: '2026-03-02T09:00:00.000Z' }],
    });
  });

  it.each([
    [{ ...feed, url: 'https://10.0.0.1/' }, '/feeds/0/url'],
    [{ ...feed, url: 'http://shop.example/' }, '/feeds/0/url'],
    [{ ...feed, url: 'https://ann:secret@shop.example/' }, '/feeds/0/url'],
    [{ ...feed, every: 'PT1M' }, '/feeds/0/every'],
    [{ ...feed, format: 'pdf' }, '/feeds/0/format'],
  ])('are refused where nobody shall look, or too often: %j', async (one, path) => {
    const { ask } = startApi();
    const put = await ask('PUT', '/v1/settings/feeds', { body: { feeds: [one] } });
    expect([put.status, put.json.faults.map((fault: { path: string }) => fault.path)]).toEqual([422, [path]]);
    const twice = await ask('PUT', '/v1/settings/feeds', { body: { feeds: [feed, feed] } });
    expect(twice.status).toBe(422);
  });

  it('are read by hand', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/settings/feeds', { body: { feeds: [feed] } });
    const run = await ask('POST', '/v1/feeds/shop/run');
    expect([run.status, run.json]).toMatchObject([202, { kind: 'import-feed', by: 'ann' }]);
    expect((await ask('POST', '/v1/feeds/other/run')).status).toBe(404);
    expect((await ask('POST', '/v1/feeds/shop/run', { token: 'reader' })).status).toBe(403);
  });
});

it('the catalogue is listed page by page, by category', async () => {
  const { ask } = startApi();
  const products = Array.from({ length: 30 }, (_, at) => ({
    id: `p${at}`,
    name: `Thing ${at}`,
    category: at % 3 === 0 ? 'Kitchen' : 'Garden',
  }));
  await ask('POST', '/v1/products', { body: { products } });
  const all: string[] = [];
  let cursor = '';
  do {
    const page = (await ask('GET', `/v1/products?limit=7${cursor}`)).json;
    all.push(...page.products.map(({ id }: { id: string }) => id));
    cursor = page.cursor === undefined ? '' : `&cursor=${encodeURIComponent(page.cursor)}`;
  } while (cursor !== '');
  expect(new Set(all)).toEqual(new Set(products.map(({ id }) => id)));
  const kitchen = await ask('GET', '/v1/products?category=Kitchen');
  expect(kitchen.json.products).toHaveLength(10);
  await expect(ask('GET', '/v1/products?cursor=nonsense!')).rejects.toMatchObject({ code: 'invalid' });
});
