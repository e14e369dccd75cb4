import { serveConsole } from '../../local/console/serve-console.ts';

const SCRIPT = '/console/signed-in.js';
const HEADERS = { 'content-type': 'text/javascript; charset=utf-8' };

/**
 * The console as it is served, for a browser that comes with nothing: a script of its own, since the policy allows no other, signs an
 * administrator in first. One request more than people have.
 */
export function serveSignedIn(folder: string) {
  const pages = serveConsole(async () => folder);
  return {
    async fetch(request: Request): Promise<Response | undefined> {
      if (new URL(request.url).pathname === SCRIPT)
        return new Response("sessionStorage.setItem('kaskad.session', 'local-admin')", { headers: HEADERS });
      const response = await pages.fetch(request);
      if (!response?.headers.get('content-type')?.startsWith('text/html')) return response;
      const html = (await response.text()).replace('<head>', `<head><script src="${SCRIPT}"></script>`);
      return new Response(html, { headers: response.headers });
    },
  };
}
