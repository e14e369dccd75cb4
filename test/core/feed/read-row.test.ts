import { describe, expect, it } from '@jest/globals';
import { readRow } from '../../../core/feed/read-row.ts';

const productOf = (said: object) => {
  const read = readRow({ id: 'p1', name: 'Kettle', ...said }, 'EUR');
  return read.kind === 'product' ? read.product : read;
};

describe('a row of a feed', () => {
  it.each([
    ['19.90', 19.9, 'EUR'],
    ['19,90', 19.9, 'EUR'],
    ['19.90 USD', 19.9, 'USD'],
    ['USD 19.90', 19.9, 'USD'],
    ['1 299,50 rub', 1299.5, 'RUB'],
    ['1,299.50', 1299.5, 'EUR'],
    ['1.299,50', 1299.5, 'EUR'],
    ['1299', 1299, 'EUR'],
    ['100 RUR', 100, 'RUB'],
  ])('says the price %j', (price, amount, currency) =>
    expect(productOf({ price })).toMatchObject({ price: amount, currency }),
  );

  it.each([
    [{ availability: 'in_stock' }, { available: true }],
    [{ availability: 'Out of stock' }, { available: false }],
    [{ availability: 'preorder' }, { available: false }],
    [{ availability: 'true' }, { available: true }],
    [{ availability: 'нет в наличии' }, { available: false }],
    [{ stock: '7' }, { stock: 7 }],
    [{ stock: '2,5' }, { stock: 2 }],
    [{ stock: '7', availability: 'false' }, { stock: 0 }],
    [{ stock: 'да' }, { available: true }],
    [{ availability: 'who knows' }, {}],
  ])('says of stock %j', (said, expected) =>
    expect(productOf(said)).toEqual({ id: 'p1', name: 'Kettle', ...expected }),
  );

  it('is refused with its reason and, where it has one, its id', () => {
    expect(productOf({ price: 'cheap' })).toMatchObject({
      kind: 'refused',
      id: 'p1',
      reason: expect.stringContaining('price'),
    });
    expect(productOf({ url: 'javascript:alert(1)' })).toMatchObject({
      reason: expect.stringContaining('url'),
    });
    expect(productOf({ id: ' ' })).toEqual({ kind: 'refused', reason: expect.stringContaining('id') });
    expect(productOf({ name: undefined })).toMatchObject({ reason: expect.stringContaining('name') });
    expect(readRow({ id: 'p', name: 'Kettle', price: '5' }, undefined)).toMatchObject({
      reason: expect.stringContaining('currency'),
    });
  });
});
