import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { partText } from '../../../../functions/api/imports/part-text.ts';

const bytes = (body: Uint8Array, type = 'text/csv') =>
  partText({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true }, type);
const russian = Buffer.from([0xcf, 0xf0, 0xe8]);

describe('the text of a part', () => {
  it('is UTF-8 with or without a mark, packed or not, its line ends as one', () => {
    const text = { kind: 'text', text: 'Ä\nb\nc' };

    expect(partText({ body: '\ufeffÄ\r\nb\rc', isBase64Encoded: false }, 'text/csv')).toEqual(text);
    expect(bytes(gzipSync('\ufeffÄ\r\nb\rc'))).toEqual(text);
  });

  it('may be windows-1251 where no gateway has made text of it', () => {
    expect(bytes(russian, 'text/csv; charset="Windows-1251"')).toEqual({ kind: 'text', text: 'При' });
    const spoilt = partText(
      { body: russian.toString(), isBase64Encoded: false },
      'text/csv;charset=windows-1251',
    );
    expect(spoilt.kind).toBe('unreadable');
  });

  it.each([
    ['nothing', () => partText({ isBase64Encoded: false }, undefined)],
    ['half a character', () => bytes(Buffer.from('aÄ').subarray(0, 2))],
    ['another charset', () => bytes(russian)],
    ['a charset we do not know', () => bytes(russian, 'text/csv; charset=koi8-r')],
    ['half a gzip', () => bytes(gzipSync('some text').subarray(0, 15))],
  ])('cannot be %s', (_, read) => {
    expect(read().kind).toBe('unreadable');
  });

  it('is at most 1 MB, however small it was packed', () => {
    expect(bytes(gzipSync('x'.repeat(1024 * 1024)))).toMatchObject({ kind: 'text' });
    expect(bytes(gzipSync('x'.repeat(1024 * 1024 + 1)))).toEqual({ kind: 'too-large' });
    expect(bytes(Buffer.alloc(1024 * 1024 + 1, 'x'))).toEqual({ kind: 'too-large' });
  });
});
