import { describe, expect, it } from '@jest/globals';
import { exampleShopper, traitsOf, userIdOf } from '../../../../local/pages/shop/shopper.ts';

describe('a shopper of the demo shop', () => {
  it('is the same customer wherever she logs in with her address', () => {
    expect(userIdOf(' Ann@Example.com ')).toBe(userIdOf('ann@example.com'));
    expect(userIdOf('ann@example.com')).not.toBe(userIdOf('bob@example.com'));
  });

  it('states only the consent she gave', () => {
    const shopper = { ...exampleShopper('Ann', 'ann'), consent: { email: true, sms: false, push: false } };

    expect(traitsOf(shopper, 'en', 'Europe/Berlin')).toMatchObject({
      email: shopper.email,
      consent: { email: 'granted' },
    });
  });

  it('states no consent at all where she gave none', () => {
    const shopper = { ...exampleShopper('Ben', 'ben'), consent: { email: false, sms: false, push: false } };

    expect(traitsOf(shopper, 'en', 'Europe/Berlin')).not.toHaveProperty('consent');
  });

  it('comes with an address that belongs to nobody and a phone number of full length', () => {
    const { email, phone } = exampleShopper('Ann', 'ann', () => 0.5);

    expect(email).toBe('ann.55555@example.com');
    expect(phone).toBe('+4915155555555');
  });
});
