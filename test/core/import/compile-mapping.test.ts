import { describe, expect, it } from '@jest/globals';
import { compiled, faultsOf } from './setup.ts';

describe('a mapping', () => {
  it('that can be used says so', () => {
    const mapping = { 'E/mail': 'email', Name: 'traits.name', CRM: 'crmId' };

    expect(compiled({ mapping })).toMatchObject({ kind: 'valid', plan: { hasLines: false, country: 'DE' } });
  });

  it('is refused with every fault of it, by its place', () => {
    const mapping = {
      'E/mail': 'email',
      Other: 'email',
      Colour: 'colour',
      Proto: 'traits.__proto__',
      Card: { field: 'loyaltyCard', as: 'text' },
      City: { field: 'traits.city', format: 'dd.MM.yyyy' },
    };
    const constants = { phone: '+491511234567', 'traits.birthday': 'soon', hue: 'x' };

    expect(faultsOf({ mapping, constants }).map(({ path }) => path)).toEqual([
      '/mapping/Other',
      '/mapping/Colour',
      '/mapping/Proto',
      '/mapping/Card/as',
      '/mapping/City/format',
      '/constants/phone',
      '/constants/traits.birthday',
      '/constants/hue',
    ]);
  });

  it('must name a person', () => {
    expect(faultsOf({ mapping: { City: 'traits.city' } })).toEqual([
      {
        path: '/mapping',
        message: 'nothing says who it is: map a column to email, phone, userId, loyaltyCard, crmId',
      },
    ]);
  });

  it('must date what people allowed: without a date it would outrank who has unsubscribed since', () => {
    const mapping = { Mail: 'email', News: 'consent.email' };

    expect(faultsOf({ mapping })).toEqual([
      { path: '/mapping', message: 'consent.email.at is missing: when was it said?' },
    ]);
    expect(faultsOf({ mapping, constants: { 'consent.email.at': '2024-01-01' } })).toEqual([]);
  });

  it('of orders needs what orders are made of', () => {
    const mapping = { Mail: 'email', Price: 'price' };

    expect(faultsOf({ kind: 'orders', mapping }).map(({ message }) => message.split(' ')[0])).toEqual([
      'orderId',
      'at',
      'currency',
      'productId',
    ]);
  });
});
