import { describe, expect, it } from '@jest/globals';
import type { ShopEvent } from '../../../core/event/event.ts';
import { MOST_ENTRY_BYTES } from '../../../core/event/limits.ts';
import { pack } from '../../../core/event/pack.ts';

const packing = {
  source: { id: 'k', kind: 'public' as const, name: 'K', origins: [], mayStateConsent: false },
  receivedAtMs: 1,
};
const events = (count: number, noteBytes: number, source = 'web'): ShopEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'track',
    event: 'Thing Done',
    messageId: `${source}-${index}`,
    atMs: 1,
    source,
    userId: 'u',
    properties: { note: 'ж'.repeat(noteBytes / 2) },
  }));
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('packing', () => {
  it('makes one entry of a request while it fits 60 KB', () => {
    expect(pack(events(20, 2048), packing)).toHaveLength(1);
    expect(pack([], packing)).toEqual([]);
  });

  it('makes one entry per source', () => {
    const entries = pack(
      [...events(2, 10, 'web'), ...events(3, 10, 'pos'), ...events(1, 10, 'web')],
      packing,
    );
    expect(entries.map(({ source, events: held }) => [source, held.length])).toEqual([
      ['web', 3],
      ['pos', 3],
    ]);
  });

  it('makes as many more as are needed, keeps the order, and never exceeds 60 KB', () => {
    const all = events(60, 4096);
    const entries = pack(all, packing);
    expect(entries).toHaveLength(5);
    expect(Math.max(...entries.map(bytes))).toBeLessThanOrEqual(MOST_ENTRY_BYTES);
    expect(entries.flatMap((entry) => entry.events)).toEqual(all);
  });

  it('names an entry by what is in it', () => {
    const [first, again, other] = [events(3, 10), events(3, 10), events(2, 10)].map(
      (some) => pack(some, packing)[0]?.entryId,
    );
    expect(first).toBe(again);
    expect(other).not.toBe(first);
  });
});
