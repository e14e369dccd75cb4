import { describe, expect, it } from '@jest/globals';
import { csvReader } from '../../../core/feed/read-csv.ts';

describe('the columns of a feed', () => {
  it('are known by the names that shops give them', () => {
    const read = csvReader([
      '\uFEFFID',
      'Title',
      'g:price',
      'Sale price',
      'Link',
      'image link',
      'quantity',
      'Product Type',
    ]);
    expect(
      read?.(['p1', 'Kettle', '20 EUR', '', 'https://shop.example/k', '', '3', 'Kitchen']),
    ).toMatchObject({
      ...{ id: 'p1', name: 'Kettle', price: '20 EUR', url: 'https://shop.example/k' },
      ...{ stock: '3', category: 'Kitchen' },
    });
    expect(
      csvReader(['Артикул', 'Наименование', 'Цена', 'Остаток'])?.(['7', 'Чайник', '1990', '2']),
    ).toMatchObject({
      ...{ id: '7', name: 'Чайник', price: '1990', stock: '2' },
    });
  });

  it('are none without an id', () => expect(csvReader(['name', 'price'])).toBeUndefined());
});
