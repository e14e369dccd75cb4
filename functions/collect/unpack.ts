import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { MOST_BATCH_BYTES, MOST_UNPACKED_BYTES } from '../../core/event/limits.ts';
import type { RefusalReason } from '../../core/live/live.ts';

type Request = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>;
/** Why a body cannot be taken: in words for its client, and for whoever watches. */
export interface Refused {
  kind: 'refused';
  detail: string;
  reason: RefusalReason;
}
export type Unpacked = { kind: 'text'; text: string; bytes: number } | Refused;

const refused = (reason: RefusalReason, detail: string): Refused => ({ kind: 'refused', detail, reason });
const spoilt = (detail: string) => refused('not-unpacked', detail);
const tooLarge = (detail: string) => refused('body-too-large', detail);
const limit = { maxOutputLength: MOST_UNPACKED_BYTES };

const inflated = (bytes: Buffer): Buffer => {
  try {
    return inflateSync(bytes, limit);
  } catch (error) {
    // Some clients leave the two bytes of the header out.
    if ((error as { code?: string }).code === 'Z_DATA_ERROR') return inflateRawSync(bytes, limit);
    throw error;
  }
};

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const looksLikeJson = (bytes: Buffer): boolean => /^\s*[[{]/.test(bytes.toString('latin1', 0, 16));

/** The magic bytes decide for gzip: proxies drop the header, or unpack and leave it. The others have none. */
const unpackerOf = (bytes: Buffer, encoding: string): ((bytes: Buffer) => Buffer) | undefined => {
  if (isGzip(bytes)) return (packed) => gunzipSync(packed, limit);
  if (looksLikeJson(bytes)) return undefined;
  if (encoding === 'deflate') return inflated;
  return encoding === 'br' ? (packed) => brotliDecompressSync(packed, limit) : undefined;
};

/** What a gateway made text of: a gzip body may have survived as one character per byte, or not at all. */
const bytesOfText = (text: string): Buffer =>
  Buffer.from(text, text.startsWith('\u001f\u008b') ? 'latin1' : 'utf8');

const textOf = (text: string, bytes: number): Unpacked =>
  bytes > MOST_BATCH_BYTES
    ? tooLarge('The body is larger than 500 KB.')
    : { kind: 'text', text: text.startsWith('\ufeff') ? text.slice(1) : text, bytes };

/** The text of a body, whatever its content type, packed or not. Unpacking stops at 1 MB. */
export const unpack = ({ body, isBase64Encoded, headers }: Request): Unpacked => {
  if (!body) return refused('empty', 'The body is empty.');
  if (body.startsWith('\u001f\ufffd')) return spoilt('The body was packed with gzip and spoilt on its way.');
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : bytesOfText(body);
  const unpacker = unpackerOf(bytes, encoding);
  try {
    const plain = unpacker ? unpacker(bytes) : bytes;
    return textOf(isBase64Encoded || unpacker ? plain.toString('utf8') : body, plain.length);
  } catch (error) {
    const isLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge
      ? tooLarge('The body is larger than 1 MB when unpacked.')
      : spoilt('The body cannot be unpacked.');
  }
};
