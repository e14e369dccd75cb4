import { describe, expect, it } from '@jest/globals';
import type { Offer } from '../../../core/offer/offer.ts';
import { ann } from '../../support/ann.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

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

const ofAnn = '/v1/profiles/ann/offers';
const promised: Offer = { id: 'tea', terms: { percent: 10 }, expires: 'P14D', code: { generated: {} } };

/** Ann was promised it an hour ago, or so long. */
const holding = async (agoMs = 3_600_000) => {
  const api = startApi();
  api.profiles.set('ann', ann());
  const granted = await api.offers.grant({
    ...{ offer: promised, profileIds: ['ann'], journeyId: 'cart', enrollmentId: 'e', stepId: 's' },
    nowMs: NOW_MS - agoMs,
  });
  const code = granted.kind === 'granted' ? (granted.grant.code ?? '') : '';
  const redeem = (body: object) => api.ask('POST', `${ofAnn}/redeem`, { body });
  const shown = async () => (await api.ask('GET', ofAnn)).json.offers;
  return { ...api, code, redeem, shown };
};

describe('what a person was promised, over the API', () => {
  it('is read with its code, its terms, and how long it holds', async () => {
    const { shown, code } = await holding();
    expect(await shown()).toEqual([
      {
        ...{ id: 'tea', terms: { percent: 10 }, status: 'open', code, journeyId: 'cart' },
        ...{ grantedAt: '2026-03-02T08:00:00.000Z', expiresAt: '2026-03-16T08:00:00.000Z' },
      },
    ]);
  });

  it('is redeemed once, for one order, and told as a coupon of hers', async () => {
    const { redeem, shown, code, bus } = await holding();
    const first = await redeem({ code: code.toLowerCase(), orderId: 'o1' });
    const again = await redeem({ offer: 'tea', orderId: 'o1' });
    const other = await redeem({ code, orderId: 'o2' });

    const used = { id: 'tea', status: 'used', orderId: 'o1', usedAt: '2026-03-02T09:00:00.000Z' };
    expect([first.status, first.json]).toMatchObject([200, { offer: used, repeated: false }]);
    expect([again.status, again.json]).toMatchObject([200, { offer: used, repeated: true }]);
    expect([other.status, other.json.detail]).toEqual([409, 'It was used before.']);
    expect(await shown()).toMatchObject([used]);
    const said = bus.envelopes.flatMap(({ events }) => events);
    expect(said).toMatchObject([
      { event: 'Coupon Applied', profileId: 'ann', properties: { coupon: code, order_id: 'o1' } },
      { event: 'Coupon Applied' },
    ]);
    expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('goes to one of fifty orders that want it at once', async () => {
    const { redeem, code } = await holding();
    const all = await Promise.all(Array.from({ length: 50 }, (_, at) => redeem({ code, orderId: `o${at}` })));
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(49).fill(409)]);
  });

  it('is refused with the reason: over, unknown, another key', async () => {
    const late = await holding(15 * 86_400_000);
    const over = await late.redeem({ code: late.code, orderId: 'o1' });
    expect([over.status, over.json.detail]).toEqual([409, 'It is over.']);
    const { redeem, code } = await holding();
    const unknown = await redeem({ code: 'TEA-9', orderId: 'o1' });
    expect([unknown.status, unknown.json.detail]).toEqual([404, 'She was promised no such thing.']);
    await redeem({ code, orderId: 'o1', idempotencyKey: 'k' });
    const keyed = await redeem({ code, orderId: 'o2', idempotencyKey: 'k' });
    expect([keyed.status, keyed.json.detail]).toEqual([409, 'The key stands for another redemption.']);
  });

  it.each([
    {},
    { code: 'A', offer: 'tea' },
    { code: 'A', orderId: '' },
    { code: ' ' },
    { code: 'A', till: 3 },
  ])('is not redeemed by what says too little or too much: %j', async (body) => {
    const { redeem } = await holding();
    const { status, json } = await redeem('orderId' in body ? body : { orderId: 'o1', ...body });
    expect([status, json.faults.length > 0]).toEqual([400, true]);
  });

  it('is nobody’s where there is nobody, and not redeemed by who may only read', async () => {
    const { ask } = startApi();
    const body = { code: 'A', orderId: 'o1' };
    expect((await ask('GET', ofAnn)).status).toBe(404);
    expect((await ask('POST', `${ofAnn}/redeem`, { body })).status).toBe(404);
    expect((await ask('POST', `${ofAnn}/redeem`, { body, token: 'reader' })).status).toBe(403);
  });
});
