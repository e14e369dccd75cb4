import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const tea = { name: 'Tea', terms: { percent: 10 }, expires: 'P14D', code: { pool: true } };
const text = { 'content-type': 'text/csv' };

describe('offers over the API', () => {
  it('live as documents do', async () => {
    const { ask, config } = startApi();
    expect((await ask('PUT', '/v1/offers/tea', { body: tea })).json).toMatchObject({ status: 'draft' });
    expect((await ask('POST', '/v1/offers/tea/publish')).json).toMatchObject({ status: 'live', version: 1 });
    expect((await config.snapshot()).offers).toEqual({ tea: { id: 'tea', ...tea } });
    const refused = await ask('PUT', '/v1/offers/tea', { body: { ...tea, terms: {}, max: -1 } });
    expect([refused.status, refused.json.faults.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['/terms', '/max'],
    ]);
  });

  it('are named by journeys only when they are in effect, and not put away while they are named', async () => {
    const { ask } = startApi();
    const journey = { trigger: { event: 'x' }, steps: [{ id: 'a', kind: 'offer', offer: 'tea' }] };
    const refused = await ask('PUT', '/v1/journeys/j', { body: journey });
    expect([refused.status, refused.json.faults?.[0]?.path]).toEqual([422, '/steps/0/offer']);

    await ask('PUT', '/v1/offers/tea', { body: tea });
    await ask('POST', '/v1/offers/tea/publish');
    expect((await ask('PUT', '/v1/journeys/j', { body: journey })).status).toBe(200);
    await ask('POST', '/v1/journeys/j/publish');
    expect((await ask('POST', '/v1/offers/tea/archive')).status).toBe(409);
  });

  it('take codes as lines or CSV, each once, and say how many are left', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/offers/tea', { body: tea });

    const first = await ask('POST', '/v1/offers/tea/codes', {
      body: 'code\ntea-1\ntea-2\nTEA-1\n?\n',
      headers: text,
    });
    expect([first.status, first.json]).toEqual([
      200,
      { added: 2, known: 1, refused: [{ row: 5, reason: expect.any(String) }], refusedRows: 1 },
    ]);
    const again = await ask('POST', '/v1/offers/tea/codes', { body: 'tea-2,x\ntea-3', headers: text });
    expect(again.json).toMatchObject({ added: 1, known: 1 });
    expect((await ask('GET', '/v1/offers/tea/stock')).json).toEqual({ free: 3, taken: 0, isMore: false });
  });

  it('take no codes where they have no pool, or are not there', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/offers/own', { body: { ...tea, code: { generated: {} } } });
    const upload = { body: 'tea-1', headers: text };
    expect((await ask('POST', '/v1/offers/own/codes', upload)).status).toBe(409);
    expect((await ask('POST', '/v1/offers/none/codes', upload)).status).toBe(404);
    expect((await ask('GET', '/v1/offers/none/stock')).status).toBe(404);
  });
});
