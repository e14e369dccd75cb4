import { describe, expect, it } from '@jest/globals';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { messageToShow, type OnsiteMessage } from '../../../core/onsite/onsite-message.ts';
import { ann, t0 } from '../../support/ann.ts';
import { contact, shop, switches } from '../journey/make.ts';

const policy = { contact, shop, switches };

const message = (sendId: string, changes: Partial<OnsiteMessage> = {}): OnsiteMessage => ({
  ...{ sendId, profileId: 'ann', enrollmentId: 'e1', journeyId: 'j1', text: 'Kettle' },
  ...{ slot: 'default', personal: false, createdAtMs: t0, expiresAtMs: t0 + 1 },
  ...changes,
});
const shown = (messages: OnsiteMessage[], isKnown = true, orderedAtMs?: number) =>
  messageToShow(messages, { slot: 'default', isKnown, orderedAtMs })?.sendId;

describe('what is shown now', () => {
  it('is the latest message for this place', () => {
    const till = message('till', { slot: 'till', createdAtMs: t0 + 9 });

    expect(shown([message('a'), message('b', { createdAtMs: t0 + 1 }), till])).toBe('b');
    expect(shown([till])).toBeUndefined();
  });

  it('is nothing personal to whoever has not proved who she is', () => {
    const personal = message('hers', { personal: true, createdAtMs: t0 + 1 });

    expect([shown([message('all'), personal], false), shown([message('all'), personal])]).toEqual([
      'all',
      'hers',
    ]);
  });

  it('is nothing that was said before she ordered', () => {
    expect([shown([message('a')], true, t0 + 1), shown([message('a')], true, t0)]).toEqual([undefined, 'a']);
  });
});

describe('the gate', () => {
  const ask = (changes: object) => ({
    profile: ann(changes),
    channel: 'onsite' as const,
    purpose: 'marketing' as const,
  });

  it('asks for no permission to show something onsite, and hears a no', () => {
    const no = {
      channel: 'onsite' as const,
      purpose: 'marketing' as const,
      status: 'denied' as const,
      atMs: t0,
    };

    expect(mayContact(ask({ consents: [] }), policy, t0)).toEqual({ kind: 'allowed', address: 'ann' });
    expect(mayContact(ask({ pendingConsents: [no] }), policy, t0)).toMatchObject({ reason: 'no-consent' });
  });
});
