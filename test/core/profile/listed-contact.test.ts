import { describe, expect, it } from '@jest/globals';
import { listedContact } from '../../../core/profile/listed-contact.ts';

describe('what is typed into a list of e-mails, phones and ids', () => {
  it.each([
    ['an e-mail', 'Ann@Shop.example', 'ann@shop.example'],
    ['a pattern of e-mails', '*@shop.example', '*@shop.example'],
    ['a pattern of phones', '+4930*', '+4930*'],
    ['a phone with its country', '+49 (0)151 12345678', '+4915112345678'],
    ['a phone of the shop’s country', '0151 12345678', '+4915112345678'],
    ['a phone with two zeros', '0049 151 12345678', '+4915112345678'],
  ])('is kept as it is compared: %s', (_, typed, value) => {
    expect(listedContact(typed, 'DE')).toEqual({ kind: 'known', value });
  });

  it.each([
    ['0151 12345678', 'no-phone'],
    ['+49', 'no-phone'],
    ['ann@shop@example', 'no-email'],
  ])('may look like a contact and be none: %s', (typed, kind) => {
    expect(listedContact(typed)).toEqual({ kind });
  });

  it('may be an id: figures alone are not made a phone', () => {
    expect(listedContact('015112345678', 'DE')).toEqual({ kind: 'id', phone: '+4915112345678' });
    expect(listedContact('8-916-123-45-67', 'RU')).toEqual({ kind: 'id', phone: '+79161234567' });
    expect(listedContact('user-7', 'DE')).toEqual({ kind: 'id' });
  });
});
