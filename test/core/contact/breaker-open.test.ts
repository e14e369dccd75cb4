import { expect, it } from '@jest/globals';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { MINUTE_MS } from '../../../core/duration.ts';
import { ann, contact, shop, switches, T0 } from '../journey/make.ts';

const ask = (more: object) =>
  mayContact(
    { profile: ann(), channel: 'email', purpose: 'marketing', isMailStopped: true, ...more },
    { contact, shop, switches },
    T0,
  );

it('while the breaker is open marketing mail waits, and nothing else does', () => {
  expect(ask({})).toEqual({ kind: 'held', untilMs: T0 + 15 * MINUTE_MS, reason: 'breaker-open' });
  expect(ask({ isMailStopped: false }).kind).toBe('allowed');
  expect(ask({ purpose: 'transactional' }).kind).toBe('allowed');
  expect(ask({ channel: 'sms' }).kind).toBe('allowed');
});
