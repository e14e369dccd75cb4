import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { serveConsole } from '../../../local/console/serve-console.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-console-'));
mkdirSync(join(folder, 'console'));
const script = 'export const words = "again and again";\n'.repeat(50);
writeFileSync(join(folder, 'console/main-1.js'), script);
writeFileSync(join(folder, 'console/small-1.js'), 'export {};');
writeFileSync(join(folder, 'index.html'), '<title>Kaskad</title>');
afterAll(() => rmSync(folder, { recursive: true }));

const pages = serveConsole(async () => folder);
const get = (path: string, headers: Record<string, string> = {}) =>
  pages.fetch(new Request(`http://127.0.0.1${path}`, { headers }));

describe('the console of a local run', () => {
  it('is handed out as small as CloudFront hands it out', async () => {
    const response = await get('/console/main-1.js', { 'accept-encoding': 'gzip, deflate, br' });
    const body = Buffer.from(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0)));

    expect(response?.headers.get('content-encoding')).toBe('br');
    expect(response?.headers.get('content-type')).toMatch(/javascript/);
    expect(body.length).toBeLessThan(script.length / 10);
    expect(brotliDecompressSync(body).toString()).toBe(script);
  });

  it.each([
    ['a browser that does not take that', '/console/main-1.js', 'gzip', script],
    ['a file in which there is nothing to win', '/console/small-1.js', 'br', 'export {};'],
  ])('is handed out as it is to %s', async (_to, path, encoding, text) => {
    const response = await get(path, { 'accept-encoding': encoding });

    expect(response?.headers.get('content-encoding')).toBeNull();
    await expect(response?.text()).resolves.toBe(text);
  });

  it('has one page for every address that is no file', async () => {
    const response = await get('/journeys/cart-abandoned');

    await expect(response?.text()).resolves.toBe('<title>Kaskad</title>');
    expect(response?.headers.get('cache-control')).toBe('no-store');
    await expect(get('/console/nowhere.js')).resolves.toBeUndefined();
  });
});
