import { describe, expect, it } from '@jest/globals';
import {
  type Entry,
  filtered,
  type Look,
  nothing,
  sourcesIn,
  withLook,
} from '../../../console/pages/live/feed.ts';

const at = '2026-03-02T09:00:00.000Z';
const event = (name: string, source = 'web'): Entry => ({
  ...{ kind: 'event', at, name, source, sourceId: `key-${source}`, profileId: 'p1' },
});
const refused: Entry = { kind: 'refused', at, reason: 'unknown-key', fields: [] };
const look = (...entries: Entry[]): Look => ({ entries, notShown: 1, cursor: 'c', watchedUntil: at });
const all = { kind: '', source: '', name: '' } as const;
const names = (lines: ReturnType<typeof filtered>) => lines.map(({ entry }) => entry.name);

describe('what comes in', () => {
  const feed = withLook(withLook(nothing, look(event('A'), event('B', 'pos'))), look(event('C'), refused));

  it('is shown the latest first, each with a number of its own', () => {
    expect(names(filtered(feed, all))).toEqual([undefined, 'C', 'B', 'A']);
    expect(feed.lines.map(({ number }) => number)).toEqual([3, 2, 1, 0]);
    expect(feed.notShown).toBe(2);
  });

  it('is filtered by kind, by where it came from and by a part of its name', () => {
    expect(names(filtered(feed, { ...all, kind: 'refused' }))).toEqual([undefined]);
    expect(names(filtered(feed, { ...all, source: 'key-pos' }))).toEqual(['B']);
    expect(names(filtered(feed, { ...all, source: 'pos', name: ' b' }))).toEqual(['B']);
  });

  it('names the sources that were seen', () => {
    expect(sourcesIn(feed)).toEqual(['key-pos', 'key-web', 'pos', 'web']);
  });

  it('keeps the latest five hundred', () => {
    const many = look(...Array.from({ length: 600 }, (_, n) => event(`E${n}`)));

    expect(withLook(feed, many).lines).toHaveLength(500);
    expect(names(withLook(feed, many).lines)[0]).toBe('E599');
  });
});
