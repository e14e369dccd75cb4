import { describe, expect, it } from '@jest/globals';
import { collector, NOW_MS } from '../../support/collect.ts';
import { type Signing, shopperToken } from '../../support/shopper-token.ts';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const nowSeconds = NOW_MS / 1000;
const token = (claims: object = {}, signing: Signing = {}) =>
  shopperToken({ sub: 'u1', exp: nowSeconds + 600, ...claims }, signing);
const post = async (shopperToken: string) => {
  const { post: send, events } = collector();
  const batch = [
    { type: 'page', userId: 'u1' },
    { type: 'page', userId: 'u2' },
  ];
  const answer = await send(
    '/v1/batch',
    { batch },
    { 'x-write-key': 'WK_demo', 'x-shopper-token': shopperToken },
  );
  return { status: answer.status, shoppers: events().map(({ shopper }) => shopper) };
};

describe('a shopper token', () => {
  it('proves its userId, and no other', async () => {
    expect(await post(token())).toEqual({ status: 200, shoppers: ['u1', undefined] });
    expect(await post(token({}, { key: 'till' }))).toEqual({ status: 200, shoppers: ['u1', undefined] });
  });

  it.each([
    ['signed with a public key', token({}, { key: 'WK_demo' })],
    ['expired', token({ exp: nowSeconds - 120 })],
    ['valid for more than an hour', token({ exp: nowSeconds + 7200 })],
    ['without an end', token({ exp: undefined })],
    ['without a user', token({ sub: 'null' })],
    ['of another algorithm', token({}, { alg: 'none' })],
    ['without a signature', `${token().split('.').slice(0, 2).join('.')}.`],
    ['that was changed', token().replace(/\.[^.]+\./, `.${encode({ sub: 'u2', exp: nowSeconds + 600 })}.`)],
    ['that is none', 'hello'],
    ['of 100 KB', 'a.b.c'.repeat(20_000)],
  ])('%s is 401', async (_, bad) => {
    expect(await post(bad)).toEqual({ status: 401, shoppers: [] });
  });
});
