import { describe, expect, it } from '@jest/globals';
import { replayEntryId, replayedEntry } from '../../../core/archive/replayed.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';

const nowMs = Date.parse('2026-11-29T10:00:00Z');
const event = (more: Partial<ShopEvent> = {}): ShopEvent => ({
  ...{
    type: 'track',
    event: 'Product Added',
    messageId: 'm1',
    atMs: nowMs - 3 * DAY_MS,
    source: 'web',
    userId: 'u1',
  },
  ...more,
});
const entry = (...events: ShopEvent[]): EventEnvelope => ({
  ...{ v: 1, entryId: 'first', receivedAtMs: nowMs - 3 * DAY_MS, source: 'web', trust: 'public' },
  ...{ keyId: 'web', mayStateConsent: false, events },
});
const replaying = { entryId: replayEntryId('1'), nowMs };

describe('an entry of the archive on its way back', () => {
  it('keeps its messages and its times, under a name of its own', () => {
    const { entryId, receivedAtMs, events } = replayedEntry(entry(event()), replaying) ?? entry();

    expect([entryId, receivedAtMs, events[0]?.messageId]).toEqual(['replay-1', nowMs - 3 * DAY_MS, 'm1']);
  });

  it('brings nobody into a journey with what is more than a day old', () => {
    const events = [event(), event({ messageId: 'm2', atMs: nowMs - DAY_MS + 1 })];

    expect(replayedEntry(entry(...events), replaying)?.events.map(({ historical }) => historical)).toEqual([
      true,
      undefined,
    ]);
  });

  it('brings nobody into a journey after a restore, however young it is', () => {
    const young = entry(event({ atMs: nowMs - 1 }));

    expect(replayedEntry(young, { ...replaying, isRestore: true })?.events).toMatchObject([
      { historical: true },
    ]);
  });

  it('puts nobody on her way by hand after a restore, and still takes people out', () => {
    const act = (name: string) =>
      event({ event: name, source: 'operator', profileId: 'p1', properties: { journeyId: 'news' } });
    const acts = entry(
      ...['Journey Restarted', 'Journey Moved', 'Journey Returned', 'Journey Left'].map(act),
    );
    const names = (isRestore: boolean) =>
      replayedEntry(acts, { ...replaying, isRestore })?.events.map((one) => one.event);

    expect(names(true)).toEqual(['Journey Left']);
    expect(names(false)).toHaveLength(4);
  });

  it('is left out where a replay has put it there', () => {
    const again = { ...entry(event()), entryId: replayEntryId('0') };

    expect(replayedEntry(again, replaying)).toBeUndefined();
  });

  it('parts nobody again', () => {
    const parting = event({ event: 'Profiles Separated', profileId: 'p1' });

    expect(replayedEntry(entry(parting), replaying)).toBeUndefined();
    expect(replayedEntry(entry(parting, event()), replaying)?.events).toHaveLength(1);
    // A shop's own event of that name is no order.
    expect(replayedEntry(entry(event({ event: 'Profiles Separated' })), replaying)?.events).toHaveLength(1);
  });
});
