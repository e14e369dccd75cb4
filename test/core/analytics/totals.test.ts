import { describe, expect, it } from '@jest/globals';
import { keyOfRow, type Row } from '../../../core/analytics/row.ts';
import { totalsOf } from '../../../core/analytics/totals.ts';
import { rows } from './reports/told.ts';

const cart: Row = { journeyId: 'cart', version: 3, stepId: 'remind', rung: 0 };
const key = (journeyId: string) => keyOfRow({ journeyId });

describe('the totals of a journey', () => {
  it('put versions, steps and channels together, and tell channels only of what was sent', () => {
    const day = rows(
      [
        { ...cart, channel: 'email' },
        { sent: 2, unknown: 1, 'cost:EUR': 7 },
      ],
      [
        { ...cart, version: 4, channel: 'sms' },
        { sent: 1, 'cost:EUR': 7, 'skipped:no-consent': 1 },
      ],
      [
        { ...cart, version: 4, channel: 'email' },
        { sent: 3, complained: 1 },
      ],
    );
    expect(totalsOf(day)).toEqual({
      [key('cart')]: {
        ...{ 'sent:email': 5, 'sent:sms': 1, unknown: 1, complained: 1 },
        ...{ 'cost:EUR': 14, 'skipped:no-consent': 1 },
      },
    });
  });

  it('leave out what no summary tells, but not the journey', () => {
    expect(totalsOf(rows([cart, { delivered: 4, opened: 1, 'ended:reacted': 1, 'held:quiet': 1 }]))).toEqual({
      [key('cart')]: {},
    });
  });

  it('leave out whom chance kept out or divided, and what is about no journey', () => {
    const day = rows(
      [{ journeyId: 'cart', variant: 'control' }, { entered: 1 }],
      [{ journeyId: 'cart', variant: '0a1b2c/in' }, { people: 1 }],
      [{ channel: 'email' }, { sent: 1 }],
    );
    expect(totalsOf(day)).toEqual({});
  });
});
