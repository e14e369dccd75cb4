import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Text as it is, or deflated to bytes where that is shorter. `textOf` reads both. */
export const packedText = (text: string): AttributeValue => {
  const packed = deflateRawSync(text);
  return packed.length < Buffer.byteLength(text) ? { B: packed } : { S: text };
};

/** The text of an attribute, however it was written; undefined where there is none. */
export const textOf = (attribute: AttributeValue | undefined): string | undefined =>
  attribute?.B ? inflateRawSync(attribute.B).toString() : attribute?.S;
