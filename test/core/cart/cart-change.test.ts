import { expect, it } from '@jest/globals';
import { cartChanges, openedByMerge } from '../../../core/cart/cart-change.ts';
import { type CartState, emptyCart } from '../../../core/cart/cart-log.ts';

const cart = (openedAtMs: number, changes: Partial<CartState> = {}): CartState => ({
  ...emptyCart(),
  id: `c${openedAtMs}`,
  openedAtMs,
  lines: [{ productId: 'jug', quantity: 1 }],
  ...changes,
});

it.each([
  ['opens it', emptyCart(), cart(5), [{ change: 'changed', atMs: 5 }]],
  ['opens it earlier', cart(9), cart(5), [{ change: 'changed', atMs: 5 }]],
  ['changes nothing', cart(1), cart(1), []],
  ['empties it', cart(1), emptyCart(), [{ change: 'emptied', atMs: 5 }]],
  ['leaves a rest of it', cart(1), cart(1, { rested: true, lines: [] }), [{ change: 'emptied', atMs: 5 }]],
])('an event that %s is told at its time', (_, before, after, changes) => {
  expect(cartChanges(before, after, 5)).toEqual(changes);
});

it('an event that is told late, and parts a cart in two, empties the one and tells when the next was opened', () => {
  expect(cartChanges(cart(1), cart(9), 5)).toEqual([
    { change: 'emptied', atMs: 5 },
    { change: 'changed', atMs: 9 },
  ]);
});

it.each([
  ['parts the cart of one of them', [cart(1), emptyCart()], cart(9), 9],
  ['parts both', [cart(1), cart(2)], cart(9), 9],
  ['joins them', [cart(1), cart(9)], cart(1), undefined],
  ['leaves the later one', [cart(1), cart(9)], cart(9), undefined],
  ['leaves a rest', [cart(1), emptyCart()], cart(9, { rested: true }), undefined],
  ['finds none', [emptyCart(), emptyCart()], emptyCart(), undefined],
])('of two carts a merge that %s tells what it opened', (_, both, merged, opened) => {
  expect(openedByMerge(both, merged)).toBe(opened);
});
