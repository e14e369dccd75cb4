import { describe, expect, it } from '@jest/globals';
import { asksForOld, indexWrites, listsInBatch } from '../../../local/dynamo/index-writes.ts';

const on = (list: string) => ({ pk: { S: 'P#1' }, list: { S: list } });
const off = { pk: { S: 'P#1' } };

describe('what a write does to the index of lists', () => {
  it.each([
    ['a new entry', undefined, on('a'), ['a']],
    ['one that stays', on('a'), on('a'), []],
    ['one that moves', on('a'), on('b'), ['a', 'b']],
    ['one that goes', on('a'), off, ['a']],
    ['a deleted item', on('a'), undefined, ['a']],
    ['an item on no list', off, off, []],
  ])('%s', (_what, before, after, expected) => {
    expect(indexWrites(before, after)).toEqual(expected);
  });

  it('counts each listed put of a batch', () => {
    const puts = [{ PutRequest: { Item: on('a') } }, { PutRequest: { Item: off } }, { DeleteRequest: {} }];
    expect(listsInBatch({ RequestItems: { people: puts } })).toEqual(['a']);
  });

  it('asks for what was there only where nobody else does', () => {
    expect(asksForOld('PutItem', {})).toBe(true);
    expect(asksForOld('PutItem', { ReturnValues: 'ALL_OLD' })).toBe(false);
    expect(asksForOld('Query', {})).toBe(false);
  });
});
