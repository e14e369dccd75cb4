import { describe, expect, it } from '@jest/globals';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { saidIdentity } from '../../../core/profile/normalize-identity.ts';
import { fitsOneOf } from '../../../core/profile/patterns.ts';

const defaults = peopleSettingsSchema.parse({});
const isJunk = (namespace: string, raw: unknown, country?: string, people = defaults) => {
  const said = saidIdentity(people, namespace, raw, country);
  return said && said.junk === true;
};

describe('junk, as a new shop has it', () => {
  it.each([
    ['email', 'test@shop.example', undefined],
    ['email', ' TEST@Example.com ', undefined],
    ['email', 'noreply@shop.example', undefined],
    ['email', 'no-email@shop.example', undefined],
    ['email', 'a@a.com', undefined],
    ['email', 'asd@asd.ru', undefined],
    ['phone', '7-777-777-77-77', 'RU'],
    ['phone', '7-777-777-77-77', 'DE'],
    ['phone', '+7 777 777 77 77', undefined],
    ['phone', '8 (999) 999-99-99', 'RU'],
    ['phone', '8 900 000 00 00', 'RU'],
    ['phone', '+49 1111111111', undefined],
    ['phone', '0123456789', 'FR'],
    ['userId', '0', undefined],
    ['userId', 0, undefined],
    ['userId', '[object Undefined]', undefined],
    ['userId', 'Anonymous', undefined],
    ['userId', 'test@example.com', undefined],
    ['anonymousId', '00000000-0000-0000-0000-000000000000', undefined],
    ['loyaltyCard', '00000000', undefined],
    ['deviceToken', '(null)', undefined],
    ['crmId', 'N/A', undefined],
  ])('refuses the %s %j (%s)', (namespace, raw, country) => {
    expect(isJunk(namespace, raw, country)).toBe(true);
  });

  it.each([
    ['email', 'ann@test.example', undefined],
    ['email', 'tester@example.com', undefined],
    ['email', 'latest@example.com', undefined],
    ['email', 'info@shop.example', undefined],
    ['email', 'anna@a.com', undefined],
    ['email', 'no@example.com', undefined],
    ['phone', '+4915112345678', undefined],
    ['phone', '+7 912 777-77-77', undefined],
    ['phone', '8 (912) 345-67-89', 'RU'],
    ['phone', '+1 212 555 0100', undefined],
    ['userId', '10', undefined],
    ['userId', '100000', undefined],
    ['userId', '77777777777', undefined],
    ['anonymousId', 'null-7', undefined],
    ['anonymousId', '00000000-0000-0000-0000-000000000001', undefined],
    ['loyaltyCard', '2000000000017', undefined],
  ])('takes the %s %j (%s)', (namespace, raw, country) => {
    expect(isJunk(namespace, raw, country)).toBe(false);
  });

  it('is decided by the list: what is not on it is somebody', () => {
    const people = peopleSettingsSchema.parse({
      junk: { email: ['*@Competitor.example'], phone: ['+49 30 12345*'], id: ['till-*-x'] },
    });
    expect(isJunk('email', 'test@shop.example', undefined, people)).toBe(false);
    expect(isJunk('email', 'ann@competitor.example', undefined, people)).toBe(true);
    expect(isJunk('phone', '030 1234567', 'DE', people)).toBe(true);
    expect(isJunk('phone', '030 7654321', 'DE', people)).toBe(false);
    expect(isJunk('userId', '0', undefined, people)).toBe(false);
    expect(isJunk('userId', 'TILL-4-x', undefined, people)).toBe(true);
  });

  it.each([
    ['a pattern for everybody', { junk: { email: ['*'] } }],
    ['a phone of letters', { junk: { phone: ['none'] } }],
    ['a namespace that is there already', { namespaces: ['email'] }],
    ['a namespace that many share', { namespaces: ['country'] }],
  ])('is refused with %s', (_, settings) => {
    expect(peopleSettingsSchema.safeParse(settings).success).toBe(false);
  });
});

describe('a pattern', () => {
  it.each([
    ['a*b*c', 'abc', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxcyyb', false],
    ['ab*ba', 'aba', false],
    ['a*bc*cd', 'abcd', false],
    ['*@x.example', 'ann@x.example', true],
    ['*@x.example', 'ann@x.example.org', false],
    ['x.y', 'xay', false],
    ['(', '(', true],
    ['**', 'anything', true],
  ])('%j on %j: %j', (pattern, text, fits) => {
    expect(fitsOneOf([pattern])(text)).toBe(fits);
  });

  it('takes no longer over a text made to be slow', () => {
    const slow = fitsOneOf([`${'a*'.repeat(120)}b`]);
    const startedAt = performance.now();
    for (let at = 0; at < 100; at++) slow('a'.repeat(512));
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
