import { describe, expect, it } from '@jest/globals';
import { explainedMessages } from '../../../core/explain/explained-messages.ts';
import type { TimelineEntry } from '../../../core/send/timeline.ts';

const at = (atMs: number, kind: TimelineEntry['kind'], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ...{ atMs, kind, name: 'remind', channel: 'email', journeyId: 'cart', sendId: 's1' },
  ...more,
});
const told = (entries: TimelineEntry[]) =>
  explainedMessages(entries.toReversed()).map(({ outcome, code, waits, deliveries }) => [
    outcome,
    code,
    waits.map((one) => one.code),
    deliveries.map((one) => one.type),
  ]);

describe('what became of a message', () => {
  it('is one line, however often it waited before it was sent', () => {
    const entries = [
      at(1, 'held', { reason: 'quiet-hours' }),
      at(2, 'held', { reason: 'switched-off' }),
      at(3, 'send'),
      at(4, 'delivery', { name: 'delivered' }),
      at(5, 'delivery', { name: 'clicked' }),
    ];
    expect(told(entries)).toEqual([
      ['sent', undefined, ['quiet-hours', 'switched-off'], ['delivered', 'clicked']],
    ]);
  });

  it('goes on over the attempts of a provider that has no room for it', () => {
    const refused = { reason: 'provider-unavailable' };
    expect(
      told([
        at(1, 'held', refused),
        at(2, 'held', { ...refused, sendId: 's2' }),
        at(3, 'send', { sendId: 's3' }),
      ]),
    ).toEqual([['sent', undefined, ['provider-unavailable', 'provider-unavailable'], []]]);
  });

  it('that waits ends with the journey', () => {
    const { sendId: _, ...ordered } = at(2, 'skip', { reason: 'ordered' });
    expect(told([at(1, 'held', { reason: 'quiet-hours' }), ordered])).toEqual([
      ['not-sent', 'ordered', ['quiet-hours'], []],
    ]);
  });

  it('is not mixed with another step, channel, journey, or the same step another time', () => {
    const hold = { reason: 'quiet-hours' };
    const others = [{ name: 'again' }, { channel: 'sms' }, { journeyId: 'news' }, {}].map((one, index) =>
      at(10 + index, 'send', { ...one, sendId: `o${index}` }),
    );
    expect(told([at(1, 'held', hold), ...others])).toHaveLength(5);
  });

  it('is told newest first; what is no message is left out', () => {
    const visit = at(7, 'event', { name: 'Page Viewed' });
    const full = at(8, 'skip', { reason: 'entry-cap' });
    const { channel: _, ...entryCap } = full;
    expect(
      told([
        at(1, 'send', { reason: 'unknown' }),
        at(2, 'skip', { sendId: 's2', reason: 'capped' }),
        visit,
        entryCap,
      ]),
    ).toEqual([
      ['not-sent', 'capped', [], []],
      ['sent', 'unknown', [], []],
    ]);
  });
});
