import { describe, expect, it } from '@jest/globals';
import { headerNames } from '../../../core/import/header-names.ts';
import { fieldOf } from '../../../core/import/import-fields.ts';
import { importKinds } from '../../../core/import/import-request.ts';
import { suggestMapping } from '../../../core/import/suggest-mapping.ts';

describe('a suggestion', () => {
  it('knows what columns are called in English and Russian', () => {
    const headers = [
      'E-mail',
      'Номер телефона',
      'Дата рождения',
      'First Name',
      'ФИО',
      'Город',
      'Любимый цвет',
      'CRM-ID',
    ];

    expect(suggestMapping(headers, 'customers', ['crmId'])).toEqual({
      mapping: {
        'E-mail': 'email',
        'Номер телефона': 'phone',
        'Дата рождения': 'traits.birthday',
        'First Name': 'traits.firstName',
        ФИО: 'traits.name',
        Город: 'traits.city',
        'CRM-ID': 'crmId',
      },
      unknown: ['Любимый цвет'],
    });
  });

  it('reads orders by other names, and gives a field to one column', () => {
    const headers = [
      'Номер чека',
      'Дата',
      'Почта',
      'Email',
      'Артикул',
      'Наименование',
      'Кол-во',
      'Цена',
      'Сумма',
    ];

    expect(suggestMapping(headers, 'orders')).toEqual({
      mapping: {
        'Номер чека': 'orderId',
        Дата: 'at',
        Почта: 'email',
        Артикул: 'productId',
        Наименование: 'name',
        'Кол-во': 'quantity',
        Цена: 'price',
        Сумма: 'total',
      },
      unknown: ['Email'],
    });
  });

  it.each(importKinds)('names fields of %s that there are', (kind) => {
    const unknown = [...headerNames[kind].values()].filter((field) => !fieldOf(kind, field, []));

    expect(unknown).toEqual([]);
  });
});
