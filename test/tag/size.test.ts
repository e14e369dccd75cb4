import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleTag } from '../../lib/bundle-tag.ts';
import { collector } from '../support/collect.ts';

const MOST_BYTES = 10 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'kaskad-tag-'));

beforeAll(() => bundleTag(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('/kaskad.js', () => {
  it.each(['kaskad.js', 'kaskad-sw.js'])('%s is small, and is served packed as a script', async (file) => {
    const { call } = collector({ tagFolder: folder });
    const headers = { 'accept-encoding': 'gzip' };

    const answer = await call({ method: 'GET', path: `/${file}`, headers });

    const plain = readFileSync(join(folder, file));
    expect(answer.bytes).toEqual(gzipSync(plain));
    expect(answer.bytes.length).toBeLessThan(MOST_BYTES);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=300',
    });
    if (file === 'kaskad.js') console.info(`/kaskad.js: ${answer.bytes.length} bytes packed`);
  });
});
