import { describe, expect, it } from '@jest/globals';
import { figuresIn } from '../../../../core/analytics/reports/figures.ts';
import { boundedMessages, messagesOf, notSentIn } from '../../../../core/analytics/reports/messages.ts';
import { rows } from './told.ts';

const email = { channel: 'email' } as const;
const figures = figuresIn({
  d: rows([email, { sent: 2, delivered: 3, opened: 5, bounced: -1, 'cost:EUR': 3 }]),
});

describe('what became of messages', () => {
  it('is told as it was counted, never below nothing', () => {
    expect(messagesOf(figures)).toMatchObject({
      sent: 2,
      delivered: 3,
      opened: 5,
      bounced: 0,
      cost: { EUR: 0.03 },
    });
  });

  it('is never more than there were of a step', () => {
    expect(boundedMessages(figures)).toMatchObject({ sent: 2, delivered: 2, opened: 2, bounced: 0 });
    expect(boundedMessages([])).toMatchObject({ sent: 0, delivered: 0 });
  });
});

describe('what was not sent', () => {
  it('is told by reason and channel, the most frequent first', () => {
    const told = rows(
      [email, { 'skipped:over-cap': 1, 'skipped:no-consent': 3 }],
      [{ channel: 'sms' }, { 'skipped:no-consent': 4, 'skipped:reacted': 0 }],
      [{}, { 'skipped:too-late': 2 }],
    );
    expect(notSentIn(figuresIn({ d: told }))).toEqual([
      { reason: 'no-consent', channel: 'sms', messages: 4 },
      { reason: 'no-consent', channel: 'email', messages: 3 },
      { reason: 'too-late', messages: 2 },
      { reason: 'over-cap', channel: 'email', messages: 1 },
    ]);
  });
});
