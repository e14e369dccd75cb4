import { describe, expect, it } from '@jest/globals';
import { mayDo, permissions, roleOf, roles, seesContacts } from '../../../core/access/role.ts';

describe('a role', () => {
  it.each([
    ['viewer', 'read', false],
    ['marketer', 'read edit', false],
    ['operator', 'read serve', true],
    ['admin', 'read edit serve admin', true],
  ] as const)('%s may %s', (role, may, contacts) => {
    const granted = permissions.filter((permission) => mayDo(role, permission)).join(' ');

    expect([granted, seesContacts(role)]).toEqual([may, contacts]);
  });

  it('is the mightiest of the groups that somebody is in', () => {
    expect(roleOf(['staff', 'viewer', 'operator', 'marketer'])).toBe('operator');
    expect(roleOf([...roles])).toBe('admin');
  });

  it('is none where no group is one', () => {
    expect([roleOf([]), roleOf(['Admin', 'everybody'])]).toEqual([null, null]);
  });
});
