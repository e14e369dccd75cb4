import { describe, expect, it } from '@jest/globals';
import { storedBytes } from '../../../core/config/canonical.ts';
import {
  CHUNK_LIMIT_BYTES,
  emptyHead,
  findEntry,
  type Head,
  placeOf,
  putEntry,
} from '../../../core/config/chunks.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';

const template = (id: string, text = 'x'.repeat(2000)): PublishedEntry => ({
  kind: 'template',
  id,
  version: 1,
  document: { id, channel: 'sms', text },
});

/** A house in memory: puts one entry after the other, as publishing does. */
const house = () => {
  const stored = new Map<string, PublishedEntry[]>();
  let head: Head = emptyHead;
  const held = (entry: PublishedEntry) => stored.get(head.chunks[placeOf(head, entry)] ?? '') ?? [];
  return {
    stored,
    head: () => head,
    held,
    put(entry: PublishedEntry) {
      const change = putEntry(head, held(entry), entry);
      if (change.kind === 'same') return change;
      for (const chunk of change.chunks) stored.set(chunk.hash, chunk.entries);
      head = change.head;
      return change;
    },
  };
};

describe('chunks', () => {
  it('keep a small house in one', () => {
    const { put, head } = house();

    put(template('a'));
    put(template('b'));

    expect(Object.keys(head().chunks)).toEqual(['']);
    expect(head().revision).toBe(2);
  });

  it('stay small and hold every one of 1000 documents in its place', () => {
    const { put, head, held, stored } = house();

    for (let index = 0; index < 1000; index += 1) put(template(`t${index}`));

    const inEffect = Object.values(head().chunks).map((hash) => stored.get(hash) ?? []);
    expect(inEffect.flat()).toHaveLength(1000);
    expect(inEffect.filter((entries) => storedBytes(entries) > CHUNK_LIMIT_BYTES)).toEqual([]);
    const lost = inEffect.flat().filter((entry) => !findEntry(held(entry), entry));
    expect(lost).toEqual([]);
    expect(storedBytes(head())).toBeLessThan(4096);
  });

  it('are rewritten one at a time when one document changes', () => {
    const { put, head } = house();
    for (let index = 0; index < 500; index += 1) put(template(`t${index}`));
    const before = head();

    const change = put(template('t7', 'new'));

    const changed = Object.entries(head().chunks).filter(([place, hash]) => before.chunks[place] !== hash);
    expect(changed).toHaveLength(1);
    expect(change).toMatchObject({ kind: 'changed', chunks: [{ hash: changed[0]?.[1] }] });
  });

  it('are left alone when what is published is in effect already, whatever the order of its keys', () => {
    const { put } = house();
    put({ kind: 'template', id: 'a', version: 1, document: { id: 'a', channel: 'sms', text: 'x' } });

    const again = put({
      version: 1,
      document: { text: 'x', channel: 'sms', id: 'a' },
      id: 'a',
      kind: 'template',
    });

    expect(again).toEqual({ kind: 'same' });
  });

  it('have the same name for the same content, whoever came first', () => {
    const one = house();
    const other = house();

    for (const id of ['a', 'b', 'c']) one.put(template(id));
    for (const id of ['c', 'a', 'b']) other.put(template(id));

    expect(one.head().chunks).toEqual(other.head().chunks);
  });
});
