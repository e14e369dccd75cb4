import { describe, expect, it } from '@jest/globals';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { latestWords } from '../../../core/consent/latest-words.ts';
import { ann, t0 } from '../../support/ann.ts';

const said = (changes: Partial<ConsentStatement>): ConsentStatement => ({
  ...{ channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'granted', atMs: t0 },
  ...changes,
});
const statusOf = (...consents: ConsentStatement[]) =>
  Object.fromEntries(
    [...latestWords(ann({ identities: [], consents }))].map(([on, { status }]) => [on, status]),
  );

describe('her latest words on marketing', () => {
  it('are one for each channel, of whichever address it was', () => {
    const old = said({ address: 'old@example.com', status: 'denied', atMs: t0 - 1 });

    expect(statusOf(said({}), old)).toEqual({ email: 'granted' });
    expect(statusOf({ ...old, atMs: t0 + 1 }, said({}), said({ channel: 'sms', address: '+49' }))).toEqual({
      ...{ email: 'denied', sms: 'granted' },
    });
  });

  it('are not about messages that have to be sent', () => {
    expect(statusOf(said({ purpose: 'transactional' }))).toEqual({});
  });
});
