import { type Bundle, bundlePages, type PageName, readPicture } from './bundle.ts';
import { pageShell } from './page-shell.ts';

export interface Pages {
  /** Answers what belongs to the pages, undefined for everything else. */
  fetch(request: Request): Promise<Response | undefined>;
}

const ROUTES: Record<string, PageName> = {
  '/shop': 'shop',
  '/inbox': 'inbox',
  '/story': 'story',
};

const asset = (body: Uint8Array, type: string, cache: string): Response =>
  new Response(new Uint8Array(body), {
    headers: { 'content-type': type, 'cache-control': cache, 'x-content-type-options': 'nosniff' },
  });

const typeOf = (path: string): string =>
  path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';

async function picture(path: string): Promise<Response | undefined> {
  const name = path === '/favicon.svg' ? 'favicon.svg' : path.slice('/shop/pictures/'.length);
  const body = await readPicture(name);
  return body && asset(body, 'image/svg+xml', 'max-age=3600');
}

/** The pages of the local run. They are bundled once, on the first request that needs it (about a third of a second). */
export function createPages(bundle: () => Promise<Bundle> = bundlePages): Pages {
  let bundled: Promise<Bundle> | undefined;
  const ready = (): Promise<Bundle> => {
    bundled ??= bundle();
    return bundled;
  };
  return {
    async fetch(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const url = new URL(request.url);
      const page = Object.hasOwn(ROUTES, url.pathname) ? ROUTES[url.pathname] : undefined;
      if (page) return pageShell(page, url, await ready());
      if (url.pathname.startsWith('/assets/')) {
        const body = (await ready()).files.get(url.pathname);
        return body && asset(body, typeOf(url.pathname), 'public, max-age=31536000, immutable');
      }
      if (url.pathname.startsWith('/shop/pictures/') || url.pathname === '/favicon.svg')
        return picture(url.pathname);
      return undefined;
    },
  };
}
