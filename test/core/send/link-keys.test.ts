import { describe, expect, it } from '@jest/globals';
import {
  type KeptLinkKey,
  MOST_LINK_KEYS,
  signingKey,
  UNTIL_ALL_KNOW_MS,
  withLinkKey,
  withoutLinkKey,
} from '../../../core/send/link-keys.ts';

const DAY_MS = 86_400_000;
const nowMs = Date.parse('2026-03-02T09:00:00Z');
const first: KeptLinkKey = { id: 'first', secret: 'one', signsFromMs: 0 };
const fresh = (id: string) => ({ id, secret: `secret of ${id}` });
const idsOf = (keys: readonly KeptLinkKey[]) => keys.map(({ id }) => id);

describe('a new key', () => {
  it('signs once everybody knows it, and the one before until then', () => {
    const keys = withLinkKey([first], fresh('b'), nowMs);

    expect(signingKey(keys, nowMs + UNTIL_ALL_KNOW_MS - 1)?.id).toBe('first');
    expect(signingKey(keys, nowMs + UNTIL_ALL_KNOW_MS)?.id).toBe('b');
  });

  it('signs at once where it is the only one', () => {
    expect(signingKey(withLinkKey([], fresh('b'), nowMs), nowMs)?.id).toBe('b');
  });

  it('is not made while another one waits, unless that has ended', () => {
    const waits = withLinkKey([first], fresh('b'), nowMs);
    const almostMs = nowMs + UNTIL_ALL_KNOW_MS - 1;

    expect(withLinkKey(waits, fresh('c'), almostMs)).toBe(waits);
    expect(idsOf(withLinkKey(waits, fresh('c'), almostMs + 1))).toEqual(['first', 'b', 'c']);
    const ended = withoutLinkKey(waits, 'b', fresh('x'), nowMs);
    expect(idsOf(withLinkKey(ended, fresh('c'), almostMs))).toEqual(['first', 'b', 'c']);
  });

  it('is added once, however often', () => {
    const once = withLinkKey([first], fresh('b'), nowMs);

    expect(withLinkKey(once, fresh('b'), nowMs + 1)).toBe(once);
  });

  it('is not added to twenty that are believed', () => {
    const add = (keys: readonly KeptLinkKey[], no: number) =>
      withLinkKey(keys, fresh(`k${no}`), nowMs + no * UNTIL_ALL_KNOW_MS);
    const full = Array.from({ length: MOST_LINK_KEYS }, (_, no) => no).reduce(add, []);
    const laterMs = nowMs + DAY_MS;

    expect(full).toHaveLength(MOST_LINK_KEYS);
    expect(withLinkKey(full, fresh('more'), laterMs)).toBe(full);
    const oneLess = withoutLinkKey(full, 'k1', fresh('x'), laterMs);
    expect(idsOf(withLinkKey(oneLess, fresh('b'), laterMs))).toContain('b');
  });
});

describe('a key that is ended', () => {
  const two = withLinkKey([first], fresh('b'), nowMs);
  const laterMs = nowMs + DAY_MS;

  it('leaves the others alone', () => {
    const keys = withoutLinkKey(two, 'first', fresh('c'), laterMs);

    expect(idsOf(keys)).toEqual(['first', 'b']);
    expect(keys[0]).toEqual({ ...first, endedAtMs: laterMs });
    expect(signingKey(keys, laterMs)?.id).toBe('b');
  });

  it('is followed by a fresh one at once where it was the one that signs, not by an older one', () => {
    const keys = withoutLinkKey(two, 'b', fresh('c'), laterMs);

    expect(idsOf(keys)).toEqual(['first', 'b', 'c']);
    expect(signingKey(keys, laterMs)?.id).toBe('c');
  });

  it('never leaves nobody to sign', () => {
    let keys: readonly KeptLinkKey[] = two;
    for (const id of ['b', 'first', 'after b', 'after after b'])
      keys = withoutLinkKey(keys, id, fresh(`after ${id}`), laterMs);

    expect(signingKey(keys, laterMs)?.id).toBe('after after after b');
  });

  it('changes nothing twice, nor where nobody knows it', () => {
    const once = withoutLinkKey(two, 'first', fresh('c'), laterMs);

    expect(withoutLinkKey(once, 'first', fresh('d'), laterMs)).toBe(once);
    expect(withoutLinkKey(two, 'nobody', fresh('d'), laterMs)).toBe(two);
  });

  it('is remembered as long as short links live that it named, and then forgotten', () => {
    const ended = withoutLinkKey(two, 'first', fresh('c'), laterMs);

    expect(idsOf(withLinkKey(ended, fresh('d'), laterMs + 30 * DAY_MS))).toEqual(['first', 'b', 'd']);
    expect(idsOf(withLinkKey(ended, fresh('d'), laterMs + 31 * DAY_MS))).toEqual(['b', 'd']);
  });
});
