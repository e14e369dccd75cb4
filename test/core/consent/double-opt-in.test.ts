import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ConsentSettings, consentSettingsSchema } from '../../../core/config/consent-settings.ts';
import { CONFIRMATION_ASKED, confirmationOf } from '../../../core/consent/confirmation.ts';
import { confirmationsAsked } from '../../../core/consent/confirmations-asked.ts';
import { type ConsentStatement, SOFT_OPT_IN } from '../../../core/consent/consent.ts';
import { consentFor } from '../../../core/consent/consent-for.ts';
import { consentsOf } from '../../../core/consent/consents-of.ts';
import { mustConfirm } from '../../../core/consent/must-confirm.ts';
import { register } from '../../../core/consent/register.ts';
import { statementsOf } from '../../../core/consent/statements-of.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { identify, shopEvent, startMs } from '../../support/events.ts';

const address = 'a@x.example';
const settings = (confirm: string): ConsentSettings => consentSettingsSchema.parse({ email: { confirm } });
const line = (status: ConsentStatement['status'], inMs: number, more: object = {}): ConsentStatement => ({
  ...{ channel: 'email', address, purpose: 'marketing', status, atMs: startMs + inMs },
  ...more,
});
const soft = (inMs: number) => line('granted', inMs, { basis: SOFT_OPT_IN });
const person = (...consents: ConsentStatement[]) => ({
  ...emptyProfile('p', startMs),
  identities: [{ namespace: 'email', value: address, linkedAtMs: startMs }],
  consents: register(consents),
});
const status = (...consents: ConsentStatement[]) =>
  consentFor(person(...consents), 'email', address, 'marketing')?.status;

describe('a yes that is to be confirmed', () => {
  it('waits by the rule of the shop: none, those of browsers, or all that do not come confirmed', () => {
    const waits = (rule: string, trust: 'public' | 'secret' | 'internal', isConfirmed = false) =>
      mustConfirm(settings(rule), 'email', trust, isConfirmed);

    expect([waits('never', 'public'), waits('public-keys', 'public'), waits('always', 'public')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([waits('never', 'secret'), waits('public-keys', 'secret'), waits('always', 'secret')]).toEqual([
      false,
      false,
      true,
    ]);
    expect([waits('always', 'secret', true), waits('always', 'public', true)]).toEqual([false, true]);
    expect(waits('always', 'internal')).toBe(false);
    expect(mustConfirm(settings('always'), 'push', 'public', false)).toBe(false);
  });

  it('is no yes until then; a no is a no at once', () => {
    const said = (consent: object) =>
      statementsOf(identify({ inMs: 0, traits: { consent } }), { accepted: [], refused: [] }, () => true)
        .pendingConsents;

    expect(said({ email: 'granted', sms: 'denied' }).map((one) => one.status)).toEqual(['pending', 'denied']);
    expect(said({ email: { status: 'granted', purpose: 'transactional' } })).toMatchObject([
      { status: 'granted' },
    ]);
  });

  it('cannot be said to wait, or be confirmed, by a client', () => {
    const said = (properties: object) =>
      statementsOf(
        shopEvent({ event: 'Consent Changed', properties: { channel: 'email', address, ...properties } }),
        { accepted: [], refused: [] },
      );

    expect(said({ status: 'pending' }).consents).toEqual([]);
    expect(said({ status: 'granted', basis: 'double opt-in' }).consents[0]?.basis).toBeUndefined();
  });

  it('stands beside what counts: an earlier yes goes on, an earlier no gives way, a later no ends it', () => {
    expect(status(line('pending', 1))).toBe('pending');
    expect(status(line('granted', 0), line('pending', 1))).toBe('granted');
    expect(status(line('denied', 0), line('pending', 1))).toBe('pending');
    expect(status(line('denied', 1), line('pending', 1))).toBe('denied');
    expect(status(line('pending', 0), line('denied', 1))).toBe('denied');
  });

  it('is kept with the yes that confirmed it', () => {
    const asked = line('pending', 0, { ip: '203.0.113.9', page: 'https://shop.example/', text: 'Yes' });
    const [one] = consentsOf(person(asked, line('granted', 1, { basis: 'double opt-in' })));

    expect(one).toMatchObject({
      ...{ status: 'granted', basis: 'double opt-in' },
      asked: { atMs: startMs, ip: '203.0.113.9', page: 'https://shop.example/', text: 'Yes' },
    });
  });

  it('comes back from the table as it was', () => {
    const one = person(line('pending', 1, { ip: '::1', page: 'https://shop.example/' }), line('denied', 0));

    expect(decodeProfile('p', encodeProfile(one)).consents).toEqual(one.consents);
  });
});

describe('in whatever order statements arrive', () => {
  const any = fc
    .tuple(fc.constantFrom('granted', 'denied', 'pending', 'soft'), fc.nat(4))
    .map(([kind, inMs]) => (kind === 'soft' ? soft(inMs) : line(kind as ConsentStatement['status'], inMs)));

  it('the same counts', () => {
    fc.assert(
      fc.property(
        fc
          .array(any, { maxLength: 8 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
          ),
        ([all, again]) => {
          const oneByOne = again.reduce<ConsentStatement[]>((held, one) => register(held, [one]), []);
          expect(consentsOf(person(...oneByOne))).toEqual(consentsOf(person(...all)));
        },
      ),
    );
  });
});

describe('asking her', () => {
  const event = identify({ inMs: 1, traits: {} });
  const asked = (before: ConsentStatement[], after: ConsentStatement[], more: object = {}) =>
    confirmationsAsked({ ...event, ...more }, person(...before), person(...after)).map((one) => one.event);

  it('follows a yes that waits, said for the first time or again', () => {
    expect(asked([], [line('pending', 1)])).toEqual([CONFIRMATION_ASKED]);
    expect(asked([line('pending', 0)], [line('pending', 1)])).toEqual([CONFIRMATION_ASKED]);
    expect(asked([line('pending', 1)], [line('pending', 1)])).toEqual([]);
  });

  it('is not for who said yes already, nor after a file or a robot', () => {
    const yes = line('granted', 0);
    expect(asked([yes], [yes, line('pending', 1)])).toEqual([]);
    expect(asked([], [line('pending', 1)], { historical: true })).toEqual([]);
    expect(asked([], [line('pending', 1)], { bot: true })).toEqual([]);
  });

  it('ends when it is done, refused, or a month old', () => {
    const link = { channel: 'email', address } as const;
    const kind = (consents: ConsentStatement[], inMs: number) =>
      confirmationOf(person(...consents), link, startMs + inMs).kind;

    expect(kind([line('pending', 0)], DAY_MS)).toBe('waits');
    expect(kind([line('pending', 0)], 31 * DAY_MS)).toBe('over');
    expect(kind([line('pending', 0), line('denied', 1)], 2)).toBe('over');
    expect(kind([line('pending', 0), line('granted', 1)], 2)).toBe('done');
    expect(kind([], 0)).toBe('over');
  });
});
