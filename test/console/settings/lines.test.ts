import { describe, expect, it } from '@jest/globals';
import { capsOf, linesOf } from '../../../console/pages/settings/limits/cap-lines.ts';
import { nextRow, pricesOf, rowsOf } from '../../../console/pages/settings/shop/price-rows.ts';

describe('limits as lines', () => {
  it('are the same limits again, one by itself and several as a list', () => {
    const caps = {
      total: { max: 3, per: 'P7D' },
      email: [
        { max: 1, per: 'P1D' },
        { max: 4, per: 'P30D', rolling: true },
      ],
    };

    expect(linesOf(caps).map(({ channel }) => channel)).toEqual(['total', 'email', 'email']);
    expect(capsOf(linesOf(caps))).toEqual(caps);
    expect(capsOf([])).toEqual({});
  });
});

describe('prices as lines', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });

  it('are the same prices again', () => {
    const prices = { sms: { DE: eur(0.07), '*': eur(0.08) }, email: { '*': eur(0.001) } };

    expect(pricesOf(rowsOf(prices))).toEqual(prices);
  });

  it('get a new one for a country that has none', () => {
    const rows = rowsOf({ sms: { '*': eur(0.08) } });

    expect(nextRow(rows, 'sms')).toMatchObject({ channel: 'sms', country: 'DE' });
    expect(nextRow(rows, 'email')).toMatchObject({ channel: 'email', country: '*' });
  });
});
