import { describe, expect, it } from '@jest/globals';
import type { Channel, ConsentStatement } from '../../../core/consent/consent.ts';
import { consentFor } from '../../../core/consent/consent-for.ts';
import { consentsOf } from '../../../core/consent/consents-of.ts';
import { register } from '../../../core/consent/register.ts';
import { statementsOf } from '../../../core/consent/statements-of.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Identity, Profile } from '../../../core/profile/profile.ts';
import { identify, startMs } from '../../support/events.ts';

const email = (value: string): Identity => ({ namespace: 'email', value });
const device = (value: string): Identity => ({ namespace: 'deviceToken', value });

/** The person after an identify that names these identities and says this of consent. */
const says = (
  profile: Profile,
  inMs: number,
  identities: Identity[],
  consent?: unknown,
  refused: Identity[] = [],
): Profile => {
  const event = identify({ inMs, traits: consent === undefined ? {} : { consent } });
  const statements = statementsOf(event, { accepted: identities, refused });
  return applyEvent(profile, event, {
    links: identities.map((one) => ({ ...one, linkedAtMs: event.atMs })),
    statements,
  });
};
const nobody = emptyProfile('p', startMs);
const status = (profile: Profile, channel: Channel, address: string) =>
  consentFor(profile, channel, address, 'marketing')?.status;

describe('what is said of consent', () => {
  it('holds for the address that it came with', () => {
    const ann = says(nobody, 0, [email('a@x')], {
      email: 'granted',
      sms: { status: 'denied', text: 'No SMS' },
    });
    expect(consentsOf(ann)).toEqual([
      {
        channel: 'email',
        address: 'a@x',
        purpose: 'marketing',
        status: 'granted',
        atMs: startMs,
        source: 'web',
      },
    ]);
    expect(ann.pendingConsents).toMatchObject([{ channel: 'sms', status: 'denied', text: 'No SMS' }]);
  });

  it('before any address is known binds to the next one, and to that alone', () => {
    const said = says(nobody, 0, [], { email: 'granted' });
    expect(consentsOf(said)).toEqual([]);
    const ann = says(says(said, 10, [email('a@x')]), 20, [email('b@x')]);
    expect([status(ann, 'email', 'a@x'), status(ann, 'email', 'b@x')]).toEqual(['granted', undefined]);
  });

  it('without an address holds for the one in use then; a denial for every one known', () => {
    const two = says(says(nobody, 0, [email('a@x')]), 10, [email('b@x')]);
    const granted = says(two, 20, [], { email: 'granted' });
    expect([status(granted, 'email', 'a@x'), status(granted, 'email', 'b@x')]).toEqual([
      undefined,
      'granted',
    ]);
    const denied = says(granted, 30, [], { email: false });
    expect([status(denied, 'email', 'a@x'), status(denied, 'email', 'b@x')]).toEqual(['denied', 'denied']);
  });

  it('of an address that was refused holds for nobody', () => {
    const ann = says(says(nobody, 0, [email('a@x')]), 10, [], { email: 'granted' }, [email('b@x')]);
    expect(consentsOf(ann)).toEqual([]);
  });

  it('counts from the time that is stated, but never from the future', () => {
    const at = (value: unknown) =>
      consentsOf(says(nobody, 0, [email('a@x')], { email: { status: 'granted', at: value } }))[0]?.atMs;
    expect(at('2026-01-01T00:00:00Z')).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect([at('2999-01-01'), at('soon'), at(Number.NaN), at(-1)]).toEqual([
      startMs,
      startMs,
      startMs,
      startMs,
    ]);
  });

  it.each([
    [null],
    ['granted'],
    [[]],
    [{ email: 'yes' }],
    [{ pigeon: 'granted' }],
    [{ email: null }],
    [{ email: {} }],
  ])('is nothing in %j', (consent) => {
    expect(consentsOf(says(nobody, 0, [email('a@x')], consent))).toEqual([]);
  });
});

describe('the register', () => {
  const one = (changes: Partial<ConsentStatement>): ConsentStatement => ({
    channel: 'email',
    address: 'a@x',
    purpose: 'marketing',
    status: 'granted',
    atMs: 10,
    ...changes,
  });

  it('keeps the latest statement per channel, address and purpose, at a tie the denial', () => {
    const denied = one({ status: 'denied' });
    expect(register([one({})], [denied])).toEqual([denied]);
    expect(register([denied], [one({})])).toEqual([denied]);
    expect(register([denied], [one({ atMs: 11 })])).toEqual([one({ atMs: 11 })]);
    expect(
      register(
        [one({})],
        [one({ purpose: 'transactional' }), one({ address: 'b@x' }), one({ channel: 'sms' })],
      ),
    ).toHaveLength(4);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 200 }, (_, atMs) => one({ address: `${atMs}@x`, atMs }));
    expect(register(many)).toHaveLength(64);
    expect(register(many)[0]?.atMs).toBe(199);
  });
});

describe('a device', () => {
  it('counts as permission to push', () => {
    const ann = says(nobody, 0, [device('t1')]);
    expect(consentFor(ann, 'push', 't1', 'marketing')).toMatchObject({
      status: 'granted',
      basis: 'device permission',
    });
  });

  it('does not after a denial, said before it was registered or of another device', () => {
    const before = says(says(nobody, 0, [], { push: 'denied' }), 10, [device('t1')]);
    expect(status(before, 'push', 't1')).toBe('denied');
    const reinstalled = says(says(says(nobody, 0, [device('t1')]), 10, [], { push: 'denied' }), 20, [
      device('t2'),
    ]);
    expect([status(reinstalled, 'push', 't1'), status(reinstalled, 'push', 't2')]).toEqual([
      'denied',
      undefined,
    ]);
    expect(status(says(reinstalled, 30, [device('t2')], { push: 'granted' }), 'push', 't2')).toBe('granted');
  });
});
