import { describe, expect, it } from '@jest/globals';
import {
  byDay,
  channelsOf,
  chosen,
  type Entry,
} from '../../../console/pages/people/customer/timeline/entries.ts';

const entry = (kind: Entry['kind'], at: string, channel?: string): Entry => ({
  at,
  kind,
  name: 'x',
  ...(channel && { channel }),
});
const entries = [
  entry('send', '2026-03-03T09:00:00.000Z', 'sms'),
  entry('event', '2026-03-03T08:00:00.000Z'),
  entry('send', '2026-03-02T09:00:00.000Z', 'email'),
];

describe('a time line', () => {
  it('stands under its days, as it comes', () => {
    const days = byDay(entries, (at) => at.slice(0, 10));

    expect(days.map(({ day, entries: ofDay }) => [day, ofDay.length])).toEqual([
      ['2026-03-03', 2],
      ['2026-03-02', 1],
    ]);
  });

  it('is narrowed by kind and channel, and by nothing where nothing is chosen', () => {
    expect(chosen(entries, { kind: '', channel: '' })).toEqual(entries);
    expect(chosen(entries, { kind: 'send', channel: '' })).toHaveLength(2);
    expect(chosen(entries, { kind: 'send', channel: 'email' })).toEqual([entries[2]]);
    expect(chosen(entries, { kind: 'event', channel: 'email' })).toEqual([]);
  });

  it('offers the channels that are in it', () => {
    expect(channelsOf(entries)).toEqual(['email', 'sms']);
  });
});
