import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const put = (id: string, body: object) => kaskad().admin('PUT', `/v1/settings/${id}`, body);
const eur = (amount: number) => ({ amount, currency: 'EUR' });

localOnly.describe('a budget', () => {
  it('pays for as many SMS as it is worth, and the others are told why they got none', async () => {
    // All of it lies in one month, whatever day it is.
    const now = new Date(await kaskad().now());
    const set = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 3, 9)).toISOString();
    await kaskad().request('POST', '/_local/clock', { set });
    const { json: shop } = await kaskad().admin('GET', '/v1/settings/shop');
    await put('shop', { ...shop, prices: { sms: { '*': eur(0.07) } } });
    const shoppers = [];
    for (let count = 0; count < 3; count++) shoppers.push(await newShopper(kaskad()));
    for (const one of shoppers) await one.adds('p1');
    await kaskad().advance('PT2H');
    await put('budgets', { sms: { month: eur(0.21) } });
    await kaskad().advance('P2D');

    const got = await Promise.all(shoppers.map((one) => one.got()));
    const texts = got.filter((channels) => channels.includes('sms')).length;
    const { json } = await kaskad().admin('GET', '/v1/budgets');
    const [month] = json.budgets as { spent: { amount: number }; left: { amount: number } }[];
    expect(texts).toBeGreaterThan(0);
    expect((month?.spent.amount ?? 0) + (month?.left.amount ?? 0)).toBeCloseTo(0.21);
    expect(month?.left.amount).toBeLessThan((month?.spent.amount ?? 0) / texts);
    const timelines = await Promise.all(
      shoppers.map(async (one) => kaskad().timeline((await one.view()).id)),
    );
    const refused = timelines.filter((entries) =>
      entries.some(({ kind, reason }) => kind === 'skip' && reason === 'over-budget'),
    );
    expect(refused).toHaveLength(3 - texts);
  });
});
