import { describe, expect, it } from '@jest/globals';
import { encodeProfile } from '../../../../core/profile/codec.ts';
import { profileItem, profileOf } from '../../../../functions/adapters/dynamo/profile-item.ts';
import { typicalPerson, typicalShopper } from '../../../support/fixtures/typical-person.ts';

describe('the item of a profile', () => {
  it('is text while it fits one write unit, and deflated when that saves one', () => {
    expect(profileItem(typicalPerson(), 1).body).toHaveProperty('S');
    expect(profileItem(typicalShopper(), 1).body).toHaveProperty('B');
  });

  it('comes back as it went in, whichever way it was written', () => {
    const shopper = typicalShopper();
    const asText = { ...profileItem(shopper, 7), body: { S: encodeProfile(shopper).body } };

    for (const item of [profileItem(shopper, 7), asText])
      expect(profileOf(item)).toEqual({ value: shopper, version: 7 });
    expect(profileOf(profileItem(typicalPerson(), 8))).toEqual({ value: typicalPerson(), version: 8 });
  });
});
