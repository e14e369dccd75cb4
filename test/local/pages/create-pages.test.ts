import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createPages } from '../../../local/pages/create-pages.ts';

const pages = createPages();
const get = (path: string) => pages.fetch(new Request(`http://127.0.0.1:3000${path}`));

describe('the pages of the local run', () => {
  it.each(['/shop', '/inbox', '/story'])('serves %s with its script and style', async (path) => {
    const html = (await (await get(path))?.text()) ?? '';

    for (const [, asset] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      expect((await get(asset ?? ''))?.status).toBe(200);
    expect(html).toContain('<div id="root">');
  });

  it('allows no inline script but the snippet, by its hash', async () => {
    const response = await get('/shop');
    const policy = response?.headers.get('content-security-policy') ?? '';
    const [, inline = ''] = /<script>([\s\S]*?)<\/script>/.exec((await response?.text()) ?? '') ?? [];

    expect(policy).toContain(`'sha256-${createHash('sha256').update(inline).digest('base64')}'`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(inline).toContain('analytics.load("local-web")');
  });

  it('gives a further device a client that keeps its ids to itself', async () => {
    const html = await (await get('/shop?device=phone'))?.text();

    expect(html).toContain('analytics.load("local-web",{storage:{stores:["memory"]}})');
  });

  it('serves the drawings, and nothing else from that folder', async () => {
    expect((await get('/shop/pictures/kettle.svg'))?.headers.get('content-type')).toBe('image/svg+xml');
    expect(await get('/shop/pictures/..%2fbundle.ts')).toBeUndefined();
    expect(await get('/shop/pictures/none.svg')).toBeUndefined();
  });

  it.each(['/v1/track', '/_local/clock', '/constructor', '/assets/none.js'])(
    'leaves %s to others',
    async (path) => {
      expect(await get(path)).toBeUndefined();
    },
  );

  it('leaves everything but reading to others', async () => {
    expect(await pages.fetch(new Request('http://127.0.0.1:3000/', { method: 'POST' }))).toBeUndefined();
  });
});
