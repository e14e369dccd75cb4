import { describe, expect, it } from '@jest/globals';
import { Person } from '../../../core/condition/person.ts';
import { profileView } from '../../../core/profile/profile-view.ts';
import { ann, T0 } from '../journey/make.ts';

describe('a person as conditions see her', () => {
  it('is what templates see of her', () => {
    const traits = {
      country: { value: 'DE', atMs: T0 },
      city: { value: null, atMs: T0 },
      email: { value: 'said@example.com', atMs: T0 },
      computed: { value: 'nothing', atMs: T0 },
    };
    const profile = ann({ traits });
    const shown = profileView(profile, { nowMs: T0 });
    const person = new Person(profile, { nowMs: T0 });

    for (const name of ['id', 'country', 'city', 'email', 'phone', 'counters', 'none'])
      expect([name, person[name]]).toEqual([name, shown[name]]);
    expect(person.computed.orders).toBe(0);
    expect(person.traits).toEqual({ country: 'DE', email: 'said@example.com', computed: 'nothing' });
    expect(shown.traits).toEqual(person.traits);
  });

  it('has no other nature than ours, whatever her traits are called', () => {
    const traits = JSON.parse('{"__proto__": {"value": {"polluted": true}, "atMs": 1}}');

    const person = new Person(ann({ traits }), { nowMs: T0 });

    expect(person.polluted).toBeUndefined();
    expect(person).toBeInstanceOf(Person);
  });
});
