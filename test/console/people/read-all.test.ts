import { expect, it } from '@jest/globals';
import { readAll } from '../../../console/pages/people/customer/data/read-all.ts';

it('an export is read to its end and put together', async () => {
  const told: number[] = [];
  const pages = new Map<string | undefined, object>([
    [undefined, { id: 'p1', traits: { city: 'Bonn' }, sends: [], history: [3, 2], cursor: 'a' }],
    ['a', { id: 'p1', sends: [], history: [1], cursor: 'b' }],
    ['b', { id: 'p1', sends: [], history: [0] }],
  ]);

  const all = await readAll(
    'p1',
    (items) => told.push(items),
    async (cursor) => pages.get(cursor) as never,
  );

  expect(all).toEqual({ id: 'p1', traits: { city: 'Bonn' }, sends: [], history: [3, 2, 1, 0] });
  expect(told).toEqual([2, 3]);
});
