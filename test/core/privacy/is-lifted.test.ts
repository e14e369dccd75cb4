import { describe, expect, it } from '@jest/globals';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { isLifted } from '../../../core/privacy/is-lifted.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';

const address = 'ann@example.com';
const erased = { reason: 'erased', atMs: 100 };
const ann = (status: 'granted' | 'denied', atMs: number, more: Partial<ConsentStatement> = {}) => ({
  ...emptyProfile('ann', 0),
  identities: [{ namespace: 'email', value: address, linkedAtMs: 150 }],
  consents: [{ channel: 'email', address, purpose: 'marketing', status, atMs, ...more } as ConsentStatement],
});
const use = (profile: ReturnType<typeof ann>, purpose: 'marketing' | 'transactional' = 'marketing') =>
  ({ profile, channel: 'email', address, purpose }) as const;

describe('an address of somebody who was erased', () => {
  it('may be used again after a permission that is newer', () => {
    expect(isLifted(erased, use(ann('granted', 101)))).toBe(true);
  });

  it.each([
    ['of before', ann('granted', 100)],
    ['that is a denial', ann('denied', 200)],
    ['that nobody gave in words', ann('granted', 200, { basis: 'soft opt-in' })],
  ])('not after one %s', (_, profile) => {
    expect(isLifted(erased, use(profile))).toBe(false);
  });

  it('gets what she ordered when she gave it again', () => {
    const profile = ann('denied', 200);
    expect(isLifted(erased, use(profile, 'transactional'))).toBe(true);
    expect(isLifted({ ...erased, atMs: 150 }, use(profile, 'transactional'))).toBe(false);
  });
});

it.each(['bounced', 'complained'])('an address that %s stays blocked', (reason) => {
  expect(isLifted({ reason, atMs: 1 }, use(ann('granted', 200)))).toBe(false);
  expect(isLifted({ reason, atMs: 1 }, use(ann('granted', 200), 'transactional'))).toBe(false);
});

describe('an address whose owner said no', () => {
  const stopped = { reason: 'stopped', atMs: 100 };

  it('is blocked while the profile still says yes, and free again after a later yes', () => {
    expect(isLifted(stopped, use(ann('granted', 99)))).toBe(false);
    expect(isLifted(stopped, use(ann('granted', 101)))).toBe(true);
  });

  it('is refused for the no itself as soon as the profile knows of it', () => {
    expect(isLifted(stopped, use(ann('denied', 100)))).toBe(true);
  });

  it('gets what she ordered', () => {
    expect(isLifted(stopped, use(ann('denied', 100), 'transactional'))).toBe(true);
  });
});
