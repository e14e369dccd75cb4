import { describe, expect, it } from '@jest/globals';
import { inOrder } from '../../../core/segment/in-order.ts';
import type { Segment } from '../../../core/segment/segment.ts';
import { validateSegment } from '../../../core/segment/validate-segment.ts';

const is = (id: string, condition: Segment extends { condition: infer C } ? C : unknown): Segment =>
  ({ id, condition }) as Segment;
const inside = (id: string, ...named: string[]): Segment =>
  is(id, { and: named.map((one) => ({ inSegment: one })) });

const faultsOf = (document: unknown, published: Segment[] = []) => {
  const checked = validateSegment(document, { segments: published });
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path, message }) => `${path} ${message}`);
};

describe('a segment', () => {
  it('has a condition or is a list, and nothing else', () => {
    expect(faultsOf({ id: 'vip', condition: { '>': [{ var: 'profile.computed.orders' }, 5] } })).toEqual([]);
    expect(faultsOf({ id: 'bloggers', name: 'Bloggers', list: true })).toEqual([]);
    for (const wrong of [{ id: 'x' }, { id: 'x', list: false }, { id: 'X', list: true }, 5, null])
      expect(faultsOf(wrong).length).toBeGreaterThan(0);
    expect(faultsOf({ id: 'x', list: true, condition: true }).length).toBeGreaterThan(0);
  });

  it('is refused with the place of each fault in its condition', () => {
    const condition = {
      and: [{ '==': [{ var: 'event.properties.size' }, 5] }, { jump: 1 }, { var: ['offer.code', ''] }],
    };
    expect(faultsOf({ id: 'x', condition })).toEqual([
      '/condition/and/1/jump there is no operator jump',
      '/condition/and/0/==/0/var a segment has no event',
      '/condition/and/2/var a segment has no offer',
    ]);
  });

  it('counts no more events than all that is published may', () => {
    const times = (count: number, word: string) => ({
      or: Array.from({ length: count }, (_, at) => ({ '>': [{ times: [`${word} ${at}`, 'P7D'] }, 1] })),
    });
    const published = [is('old', times(6, 'Old'))];
    expect(faultsOf(is('new', times(4, 'New')), published)).toEqual([]);
    expect(faultsOf(is('new', times(5, 'New')), published)[0]).toMatch(/10 events at most: New 4/);
    expect(faultsOf(is('old', times(10, 'New')), published)).toEqual([]);
  });
});

describe('segments that name others', () => {
  it('are worked out after those', () => {
    const all = [inside('a', 'b', 'c'), inside('b', 'c'), is('c', true), inside('d', 'gone')];
    expect(inOrder(all).segments.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('are left out where they come back to themselves, and say the way', () => {
    const { segments, cycle } = inOrder([
      inside('a', 'b'),
      inside('b', 'c'),
      inside('c', 'a'),
      is('d', true),
    ]);
    expect(segments.map(({ id }) => id)).toEqual(['d']);
    expect(cycle).toEqual(['a', 'b', 'c', 'a']);
  });
});
