import { describe, expect, it } from '@jest/globals';
import type { EnrollmentAnswer, HistoryEntry } from '../../../../local/pages/app/answers.ts';
import { ladderOf } from '../../../../local/pages/story/ladder.ts';

const HOUR = 3_600_000;
const T0 = Date.parse('2026-03-02T09:00:00Z');
const at = (hours: number): string => new Date(T0 + hours * HOUR).toISOString();

const cascade = {
  id: 'remind',
  kind: 'cascade' as const,
  order: ['push', 'email', 'sms'],
  rungs: {
    push: { template: 'p', wait: 'PT2H' },
    email: { template: 'e', wait: 'P1D' },
    sms: { template: 's', wait: 'P1D' },
  },
};
const prices = { sms: { DE: { amount: 0.07, currency: 'EUR' } } };
const active = (wakesAt: string): EnrollmentAnswer => ({ journeyId: 'j', status: 'active', wakesAt });
const noPush: HistoryEntry = {
  at: at(1),
  kind: 'skip',
  name: 'push',
  channel: 'push',
  journeyId: 'j',
  reason: 'no-address',
};
const mailed: HistoryEntry = {
  at: at(1),
  kind: 'send',
  name: 'email',
  channel: 'email',
  journeyId: 'j',
  sendId: 's1',
};

const ladder = (entries: HistoryEntry[], enrollment: EnrollmentAnswer | undefined, hours: number) =>
  ladderOf({ cascade, journeyId: 'j', entries, enrollment, prices, country: 'DE', nowMs: T0 + hours * HOUR });
const states = (...ask: Parameters<typeof ladder>) => ladder(...ask).map(({ state }) => state);

describe('the ladder of the cascade', () => {
  it('waits before anything is known', () => {
    expect(states([], undefined, 0)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('names the first stage as next while the cart may still be touched', () => {
    const [push] = ladder([], active(at(1)), 0);

    expect(push).toMatchObject({ state: 'next', dueMs: T0 + HOUR });
  });

  it('shows what was sent, why one was not, and when the paid one is due', () => {
    const stages = ladder([mailed, noPush], active(at(25)), 1);

    expect(stages).toEqual([
      { channel: 'push', waitMs: 2 * HOUR, state: 'not-sent', atMs: T0 + HOUR, reason: 'no-address' },
      { channel: 'email', waitMs: 24 * HOUR, state: 'sent', atMs: T0 + HOUR },
      {
        channel: 'sms',
        waitMs: 24 * HOUR,
        state: 'next',
        dueMs: T0 + 25 * HOUR,
        price: { amount: 0.07, currency: 'EUR' },
      },
    ]);
  });

  it('calls a mail ignored after an hour of silence', () => {
    const [, email] = ladder([mailed, noPush], active(at(25)), 24);

    expect(email).toMatchObject({ state: 'ignored', silentMs: 23 * HOUR });
  });

  it('tells an SMS that the order stopped, with its price, and counts the silence up to the order only', () => {
    const stopped: HistoryEntry = {
      at: at(24),
      kind: 'skip',
      name: 'sms',
      channel: 'sms',
      journeyId: 'j',
      reason: 'ordered',
      source: 'pos',
      notSpent: { EUR: 0.07 },
    };
    const ended: EnrollmentAnswer = { journeyId: 'j', status: 'exited', reason: 'ordered' };

    const [, email, sms] = ladder([stopped, mailed, noPush], ended, 48);

    expect(email).toMatchObject({ state: 'ignored', silentMs: 23 * HOUR });
    expect(sms).toMatchObject({
      state: 'not-sent',
      reason: 'ordered',
      source: 'pos',
      notSpent: { EUR: 0.07 },
    });
  });

  it('knows a click as a response', () => {
    const clicked: HistoryEntry = {
      at: at(2),
      kind: 'delivery',
      name: 'clicked',
      channel: 'email',
      sendId: 's1',
    };

    expect(
      states([clicked, mailed, noPush], { journeyId: 'j', status: 'exited', reason: 'reacted' }, 30),
    ).toEqual(['not-sent', 'responded', 'waiting']);
  });

  it('leaves out what another journey did', () => {
    expect(states([{ ...mailed, journeyId: 'other' }], undefined, 2)).toEqual([
      'waiting',
      'waiting',
      'waiting',
    ]);
  });
});
