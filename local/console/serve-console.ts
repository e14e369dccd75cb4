import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { consolePolicy } from '../../core/net/console-policy.ts';
import { createCompressed } from './compressed.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const always = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };

const answer = (body: Uint8Array, headers: Record<string, string>): Response =>
  new Response(new Uint8Array(body), { headers: { ...always, ...headers } });

const read = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

/** Every address that is no file is one of the console's own, and its one page finds out which. */
const isPage = ({ pathname }: URL): boolean => extname(pathname) === '' && !pathname.startsWith('/v1');

/**
 * The built console, as CloudFront serves it.
 * @param folder of its static files, asked for at the first request
 */
export function serveConsole(folder: () => Promise<string>) {
  const compressed = createCompressed();
  const file = async (request: Request, pathname: string): Promise<Response | undefined> => {
    const type = TYPES[extname(pathname)];
    const path = normalize(pathname);
    if (type === undefined || !path.startsWith('/console/')) return undefined;
    const found = await read(join(await folder(), path));
    if (!found) return undefined;
    const { body, headers } = await compressed(request, path, found);
    const cache = path.includes('favicon') ? 'max-age=3600' : 'public, max-age=31536000, immutable';
    return answer(body, { ...headers, 'content-type': type, 'cache-control': cache });
  };
  const page = async (): Promise<Response | undefined> => {
    const body = await read(join(await folder(), 'index.html'));
    return (
      body &&
      answer(body, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': consolePolicy(),
        'x-frame-options': 'DENY',
      })
    );
  };
  return {
    /** Answers what belongs to the console, undefined for everything else. */
    async fetch(request: Request): Promise<Response | undefined> {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const url = new URL(request.url);
      if (url.pathname === '/console/config.json')
        return Response.json({ signIn: 'local' }, { headers: { 'cache-control': 'no-store' } });
      return isPage(url) ? page() : file(request, url.pathname);
    },
  };
}
