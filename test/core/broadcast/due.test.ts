import { describe, expect, it } from '@jest/globals';
import { dueEnvelopes, dueOf } from '../../../core/broadcast/due.ts';
import { utf8Bytes } from '../../../core/event/limits.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const run = { journeyId: 'spring', runId: '20260302t0900z', atMs: T0 };
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ profileId: `p${index}`, startsAtMs: T0 }));

describe('telling people that a run has come to them', () => {
  it('takes few bus entries, none larger than the bus bills for', () => {
    const envelopes = dueEnvelopes(run, people(120));

    expect(envelopes.map(({ events }) => events.length)).toEqual([50, 50, 20]);
    for (const envelope of envelopes) expect(utf8Bytes(JSON.stringify(envelope))).toBeLessThan(60 * 1024);
  });

  it('says the same of the same person and run, whenever it is said', () => {
    const [first] = dueEnvelopes(run, people(2));
    const [again] = dueEnvelopes({ ...run, atMs: T0 + 5 }, people(2));
    const [other] = dueEnvelopes({ ...run, runId: '20260309t0900z' }, people(2));

    const idsOf = (envelope: typeof first) => envelope?.events.map(({ messageId }) => messageId);
    expect(idsOf(again)).toEqual(idsOf(first));
    expect(idsOf(other)).not.toEqual(idsOf(first));
    expect(first?.entryId).not.toBe(other?.entryId);
  });

  it('is understood as it was said, and from nobody but Kaskad', () => {
    const [event] = dueEnvelopes(run, people(1))[0]?.events ?? [];
    if (!event) throw new Error('nothing was said');
    const { profileId: _, ...fromOutside } = event;

    expect(dueOf(event)).toEqual({ journeyId: 'spring', runId: '20260302t0900z', startsAtMs: T0 });
    expect(dueOf(fromOutside)).toBeUndefined();
    expect(dueOf({ ...event, source: 'journey' })).toBeUndefined();
    expect(dueOf({ ...event, properties: {} })).toBeUndefined();
  });
});
