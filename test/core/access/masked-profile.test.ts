import { describe, expect, it } from '@jest/globals';
import { maskedProfile } from '../../../core/access/masked-profile.ts';
import { ann, t0 } from '../../support/ann.ts';

describe('a person without her contacts', () => {
  it('has no address, and of her traits those that lead to nobody', () => {
    const said = (value: unknown) => ({ value, atMs: t0 });
    const traits = { firstName: said('Ann'), street: said('Am Markt 1'), size: said(null), vip: said(true) };

    const covered = maskedProfile(ann({ traits }));

    expect(covered.identities.map(({ value }) => value)).toEqual(['•••@•••', '+•••']);
    expect(covered.traits).toEqual({
      firstName: said('Ann'),
      street: said('•••'),
      size: said(null),
      vip: said('•••'),
    });
    expect(covered.cart).toEqual(ann().cart);
  });
});
