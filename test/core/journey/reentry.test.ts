import { expect, it } from '@jest/globals';
import type { CompiledJourney } from '../../../core/journey/compile.ts';
import { entryKeyOf } from '../../../core/journey/reentry.ts';

it.each([
  ['order', { order_id: 'o1' }, 'o1'],
  ['order', { orderId: 1001 }, '1001'],
  ['order', {}, undefined],
  ['item', { product_id: 7 }, '7'],
  ['item', { productId: 'p1', sku: 's1' }, 'p1'],
  ['item', { sku: 's1' }, 's1'],
  ['item', { id: 'a-message' }, undefined],
] as const)('an entry about the %s of %j is %s', (key, properties, entryKey) => {
  expect(entryKeyOf({ key } as CompiledJourney, properties, {})).toBe(entryKey);
});
