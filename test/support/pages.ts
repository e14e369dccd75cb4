import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { segmentSnippet } from '../../local/pages/segment-snippet.ts';

export interface Pages {
  url: string;
  stop(): Promise<void>;
}

/** A shop's page that has the client from npm in its own bundle; it asks us for its settings. */
const modulePage = async (api: string): Promise<string> => {
  const contents = `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    const batching = { strategy: 'batching', config: { size: 50, timeout: 60000 } };
    const options = location.search === '?batching' ? { integrations: { 'Segment.io': { deliveryStrategy: batching } } } : {};
    window.analytics = AnalyticsBrowser.load({ writeKey: 'local-web', cdnURL: ${JSON.stringify(api)} }, options);
  `;
  const bundled = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return bundled.outputFiles[0]?.text ?? '';
};

const html = (script: string) => `<!doctype html><title>Shop</title><script>${script}</script><h1>Shop</h1>`;

/** Pages of a shop that live at another origin than Kaskad: `/module`, `/snippet` and `/plain`. */
export const servePages = async (api: string): Promise<Pages> => {
  const snippet = segmentSnippet('first').replaceAll('location.origin', JSON.stringify(api));
  const pages = new Map([
    ['/module', html((await modulePage(api)).replaceAll('</script', '<\\/script'))],
    ['/snippet', html(snippet)],
    ['/plain', html('')],
  ]);
  const server: Server = createServer((request, response) => {
    const page = pages.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
