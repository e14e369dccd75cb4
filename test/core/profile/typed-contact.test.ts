import { describe, expect, it } from '@jest/globals';
import { typedContact } from '../../../core/profile/typed-contact.ts';

const inGermany = { country: 'DE', path: '/to' };

describe('an address that somebody types', () => {
  it.each([
    ['email', ' Ann@Shop.example ', { namespace: 'email', value: 'ann@shop.example' }],
    ['sms', '0151 12345678', { namespace: 'phone', value: '+4915112345678' }],
    ['sms', '+7 (916) 123-45-67', { namespace: 'phone', value: '+79161234567' }],
  ] as const)('is read as events are: %s %s', (channel, typed, identity) => {
    expect(typedContact(channel, typed, inGermany)).toEqual({ identity });
  });

  it.each([
    ['email', 'ann', 'a mail address such as ann@shop.example'],
    ['sms', 'call me', 'a phone number such as +4915112345678'],
    ['sms', '+49', 'a phone number such as +4915112345678'],
  ] as const)('or what it should be is said: %s %s', (channel, typed, message) => {
    expect(typedContact(channel, typed, inGermany)).toEqual({ fault: { path: '/to', message } });
  });

  it('of a number without its country needs the shop’s', () => {
    expect(typedContact('sms', '0151 12345678', { path: '/to' })).toHaveProperty('fault');
  });
});
