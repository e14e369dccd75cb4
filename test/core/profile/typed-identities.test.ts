import { describe, expect, it } from '@jest/globals';
import { typedIdentities } from '../../../core/profile/typed-identities.ts';

const names = (typed: string, country?: string, own: string[] = []) =>
  typedIdentities(typed, { country, own }).map(({ namespace, value }) => `${namespace} ${value}`);

describe('what is typed', () => {
  it('is an e-mail in any case, or an id that looks like one', () => {
    expect(names(' ANN@Example.com ')).toEqual([
      'email ann@example.com',
      'loyaltyCard ANN@Example.com',
      'userId ANN@Example.com',
      'anonymousId ANN@Example.com',
    ]);
    expect(names('mailto:ann@example.com')).toContain('email ann@example.com');
  });

  it.each([
    '+49 151 12345678',
    '0151/123 456 78',
    '0151-12345678',
    '(0151) 12345678',
    '4915112345678',
    '004915112345678',
    'tel:+4915112345678',
    'sip:+4915112345678@pbx.example',
    'sip:4915112345678@10.0.0.1;user=phone',
  ])('is the phone of a German shop: %s', (typed) => {
    expect(names(typed, 'DE')).toContain('phone +4915112345678');
  });

  it.each(['8 (916) 123-45-67', '89161234567', '+7 916 123 45 67', '79161234567', '9161234567'])(
    'is the phone of a Russian shop: %s',
    (typed) => {
      expect(names(typed, 'RU')).toContain('phone +79161234567');
    },
  );

  it('is a phone with its country where the shop has named none', () => {
    expect(names('4915112345678')).toContain('phone +4915112345678');
    expect(names('015112345678').filter((one) => one.startsWith('phone +49'))).toEqual([]);
  });

  it('may be a card, an id, or one of the shop’s own, contacts first', () => {
    expect(names('C-17', 'DE', ['crmId'])).toEqual([
      'loyaltyCard C-17',
      'crmId C-17',
      'userId C-17',
      'anonymousId C-17',
    ]);
  });

  it.each(['', '  ', 'undefined', 'null'])('may be nothing: "%s"', (typed) => {
    expect(names(typed, 'DE')).toEqual([]);
  });
});
