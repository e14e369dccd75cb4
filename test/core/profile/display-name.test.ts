import { describe, expect, it } from '@jest/globals';
import { displayName } from '../../../core/profile/display-name.ts';

const named = (traits: Record<string, unknown>) =>
  displayName({
    traits: Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, { value, atMs: 1 }])),
    observed: {},
  });

describe('what a person is called', () => {
  it('is her name, else its parts, in either spelling', () => {
    expect(named({ name: 'Ann Lee', firstName: 'Anna' })).toBe('Ann Lee');
    expect(named({ firstName: 'Ann', lastName: 'Lee' })).toBe('Ann Lee');
    expect(named({ first_name: 'Ann' })).toBe('Ann');
    expect(named({ last_name: ' Lee ' })).toBe('Lee');
  });

  it('is unknown where nobody said it, or it is no text', () => {
    expect(named({})).toBeUndefined();
    expect(named({ name: null, firstName: 7, lastName: ' ' })).toBeUndefined();
  });
});
