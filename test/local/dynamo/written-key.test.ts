import { describe, expect, it } from '@jest/globals';
import { writtenKey } from '../../../local/dynamo/written-key.ts';

const key = { pk: { S: 'P#1' }, sk: { S: 'T#2' } };

describe('what a write is about', () => {
  it.each([
    ['a put', { Item: { ...key, body: { S: '[]' } } }, 'P#1 T#2'],
    ['an update or a removal', { Key: key }, 'P#1 T#2'],
    ['a batch of puts', { RequestItems: { table: [{ PutRequest: { Item: key } }] } }, 'P#1 T#2'],
    ['a batch of removals', { RequestItems: { table: [{ DeleteRequest: { Key: key } }] } }, 'P#1 T#2'],
    ['a batch of reads', { RequestItems: { table: { Keys: [key] } } }, undefined],
    ['a query', { KeyConditionExpression: '#pk = :pk' }, undefined],
    ['a key of another make', { Key: { id: { S: 'a' } } }, undefined],
  ])('is told of %s', (_what, input, expected) => {
    expect(writtenKey(input)).toBe(expected);
  });
});
