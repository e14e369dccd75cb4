import { describe, expect, it } from '@jest/globals';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { counts, isStaff } from '../../../core/profile/staff.ts';

const people = peopleSettingsSchema.parse({ staff: ['*@Shop.example', '+49 30 1234*', 'emp-*'] });
const person = (namespace: string, value: string, more: object = {}) => ({
  ...emptyProfile('p', 0),
  identities: [{ namespace, value, linkedAtMs: 0 }],
  ...more,
});

describe('staff', () => {
  it.each([
    ['email', 'boss@shop.example', true],
    ['email', 'boss@shop.example.org', false],
    ['phone', '+493012345678', true],
    ['phone', '+493087654321', false],
    ['userId', 'EMP-7', true],
    ['loyaltyCard', 'emp-7', false],
    ['anonymousId', 'emp-7', false],
  ])('by %s %s: %j', (namespace, value, is) => {
    expect(isStaff(person(namespace, value), people)).toBe(is);
    expect(counts(person(namespace, value), people)).toBe(!is);
  });

  it('is who was seen in a test event, and nobody where there is no list', () => {
    const none = peopleSettingsSchema.parse({});
    expect(isStaff(person('userId', 'u1', { staff: true }), none)).toBe(true);
    expect(isStaff(person('userId', 'u1', { staff: true }), people)).toBe(true);
    expect(isStaff(person('email', 'boss@shop.example'), none)).toBe(false);
  });

  it('counts nowhere, nor does a robot', () => {
    expect(counts(person('userId', 'u1', { bot: true }), people)).toBe(false);
    expect(counts(person('userId', 'u1'), people)).toBe(true);
  });
});
