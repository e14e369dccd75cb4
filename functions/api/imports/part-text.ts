import { gunzipSync } from 'node:zlib';
import { MOST_PART_BYTES } from '../../../core/import/limits.ts';
import type { RawBody } from '../route.ts';

export type PartText =
  | { kind: 'text'; text: string }
  | { kind: 'unreadable'; detail: string }
  | { kind: 'too-large' };

const charsets = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['windows-1251', 'windows-1251'],
  ['cp1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
]);

const unreadable = (detail: string): PartText => ({ kind: 'unreadable', detail });

const charsetOf = (contentType: string | undefined): string =>
  /;\s*charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? 'utf-8';

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const unpacked = (bytes: Buffer): Buffer | PartText => {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_PART_BYTES });
  } catch (error) {
    const isLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge ? { kind: 'too-large' } : unreadable('The body cannot be unpacked: its gzip is broken.');
  }
};

const decoded = (bytes: Buffer, charset: string): PartText => {
  try {
    return { kind: 'text', text: new TextDecoder(charset, { fatal: true }).decode(bytes) };
  } catch {
    return unreadable(
      `The body is not ${charset}: it is cut within a character, or has another charset, which the content type must say.`,
    );
  }
};

/** Line ends as one character, whatever wrote the file; without the mark that some put in front. */
const tidied = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/**
 * The text of a part: gzip is told by its magic bytes. A gateway makes UTF-8 text of an unpacked text/csv, which spoils any
 * other charset: that one must come packed, or under a content type that is no text.
 */
export const partText = ({ body, isBase64Encoded }: RawBody, contentType: string | undefined): PartText => {
  if (!body) return unreadable('The body is empty.');
  const charset = charsets.get(charsetOf(contentType));
  if (charset === undefined) return unreadable('The charset must be utf-8, windows-1251 or windows-1252.');
  if (!isBase64Encoded && charset !== 'utf-8')
    return unreadable(`Pack it with gzip, or send it as application/octet-stream; charset=${charset}.`);
  if (!isBase64Encoded && body.startsWith('\u001f'))
    return unreadable('The gzip was spoilt: say content-encoding.');
  const bytes = unpacked(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.length > MOST_PART_BYTES) return { kind: 'too-large' };
  const read = decoded(bytes, charset);
  return read.kind === 'text' ? { kind: 'text', text: tidied(read.text) } : read;
};
