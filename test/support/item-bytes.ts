import type { AttributeValue } from '@aws-sdk/client-dynamodb';

const textBytes = (text: string): number => Buffer.byteLength(text);

/** Size of an item as DynamoDB bills it: names and values; a number takes about half a byte per digit. */
export const itemBytes = (item: Record<string, AttributeValue>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + textBytes(name) + valueBytes(value), 0);

const valueBytes = ({ S, N, B, SS }: AttributeValue): number => {
  if (S !== undefined) return textBytes(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (B !== undefined) return B.length;
  if (SS !== undefined) return SS.reduce((sum, text) => sum + textBytes(text), 0);
  throw new TypeError('an attribute of a kind that we do not store');
};
