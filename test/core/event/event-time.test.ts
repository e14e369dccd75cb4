import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventTimeMs, instantMs } from '../../../core/event/event-time.ts';

const receivedAtMs = Date.parse('2026-03-02T09:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

describe('event time', () => {
  it('takes the wrong clock of a device out', () => {
    const wrong = Date.parse('2031-07-01T00:00:00Z');
    expect(eventTimeMs(receivedAtMs, iso(wrong - 5000), wrong)).toBe(receivedAtMs - 5000);
  });
  it('is the timestamp without sentAt, and receivedAt without a timestamp', () => {
    expect(eventTimeMs(receivedAtMs, '2026-03-01T00:00:00Z', undefined)).toBe(Date.parse('2026-03-01'));
    expect(eventTimeMs(receivedAtMs, undefined, 0)).toBe(receivedAtMs);
    expect(eventTimeMs(receivedAtMs, 'soon', 0)).toBe(receivedAtMs);
  });
  it('is never later than receivedAt and never before 1970, whatever a client says', () => {
    expect(eventTimeMs(receivedAtMs, '2999-01-01T00:00:00Z', undefined)).toBe(receivedAtMs);
    const any = fc.option(
      fc.oneof(
        fc.date().map((date) => date.toJSON()),
        fc.double(),
        fc.string(),
        fc.integer(),
      ),
    );
    fc.assert(
      fc.property(any, any, (timestamp, sentAt) => {
        const atMs = eventTimeMs(receivedAtMs, timestamp, instantMs(sentAt));
        return atMs <= receivedAtMs && atMs >= 0 && Number.isFinite(atMs);
      }),
    );
  });
  it('reads ISO 8601, in UTC unless it says otherwise, and numbers', () => {
    const noon = Date.parse('2026-03-02T12:00:00Z');
    expect(instantMs('2026-03-02T13:00:00+01:00')).toBe(noon);
    expect(instantMs('2026-03-02T12:00:00')).toBe(noon);
    expect(instantMs('2026-03-02 12:00:00')).toBe(noon);
    expect([instantMs(noon), instantMs(noon / 1000)]).toEqual([noon, noon]);
    expect([instantMs('1'), instantMs(''), instantMs(null), instantMs(-1)]).toEqual([...Array(4)]);
  });
});
