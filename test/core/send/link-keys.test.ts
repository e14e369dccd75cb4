import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type KeptLinkKey,
  MOST_LINK_KEYS,
  namingKeys,
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

describe('the keys that may have named a short link which lives', () => {
  const dayMs = (day: number) => nowMs + day * DAY_MS;
  const rotated = (keys: readonly KeptLinkKey[], day: number) =>
    withLinkKey(keys, fresh(`of day ${day}`), dayMs(day));
  const revoked = (keys: readonly KeptLinkKey[], id: string, day: number) =>
    withoutLinkKey(keys, id, fresh(`of day ${day}`), dayMs(day));

  it('are those that signed within 31 days, however many were replaced before', () => {
    const keys = [0, 20, 40, 60].reduce(rotated, [first]);

    expect(idsOf(namingKeys(keys, dayMs(60)))).toEqual(['of day 20', 'of day 40', 'of day 60']);
    expect(idsOf(namingKeys(keys, dayMs(72)))).toEqual(['of day 40', 'of day 60']);
    expect(idsOf(namingKeys(keys, dayMs(900)))).toEqual(['of day 60']);
  });

  it('are the one that signs and the one that waits, however old it is', () => {
    expect(idsOf(namingKeys(rotated([first], 900), dayMs(900)))).toEqual(['first', 'of day 900']);
    expect(namingKeys([], nowMs)).toEqual([]);
  });

  it('are those that have ended too, for as long', () => {
    const keys = revoked(rotated([first], 0), 'of day 0', 40);

    expect(idsOf(namingKeys(keys, dayMs(70)))).toEqual(['first', 'of day 0', 'of day 40']);
    expect(idsOf(namingKeys(keys, dayMs(71)))).toEqual(['of day 40']);
  });

  it('go on with the one that signs where the one that was to follow ended while it waited', () => {
    const keys = revoked(rotated([first], 0), 'of day 0', 0);

    expect(idsOf(namingKeys(keys, dayMs(1)))).toContain('first');
    expect(idsOf(namingKeys(keys, dayMs(900)))).toEqual(['first']);
  });

  it('are every one that signed within 30 days, whatever was done to them and when', () => {
    const change = fc.record({ afterMs: fc.nat(40 * DAY_MS), ends: fc.option(fc.nat(5)) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(90 * DAY_MS), (changes, agoMs) => {
        let keys: readonly KeptLinkKey[] = [first];
        let atMs = nowMs;
        const signed: { id: string; untilMs: number }[] = [];
        const passes = (toMs: number): void => {
          for (const ms of [atMs, atMs + UNTIL_ALL_KNOW_MS - 1, toMs])
            if (ms <= toMs) signed.push({ id: signingKey(keys, ms)?.id ?? 'none', untilMs: ms });
          atMs = toMs;
        };
        for (const [no, { afterMs, ends }] of changes.entries()) {
          passes(atMs + afterMs);
          const id = ends === null ? undefined : keys[ends]?.id;
          const made = fresh(`k${no}`);
          keys = id ? withoutLinkKey(keys, id, made, atMs) : withLinkKey(keys, made, atMs);
        }
        passes(atMs + agoMs);

        const lately = signed.filter(({ untilMs }) => atMs - untilMs <= 30 * DAY_MS);
        expect(idsOf(namingKeys(keys, atMs))).toEqual(expect.arrayContaining(lately.map(({ id }) => id)));
      }),
    );
  });
});
