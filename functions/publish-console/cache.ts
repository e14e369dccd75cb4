/** Asked for each time; whatever else there is carries a hash of its content in its name. In this order they are written, last. */
export const named = ['console/favicon.svg', 'console/config.json', 'index.html'];

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

export interface Headers {
  readonly ContentType: string;
  readonly CacheControl: string;
}

/**
 * What a browser is told of a file. `no-cache` is heard by CloudFront too: within a second a new page is out, without an invalidation.
 *
 * @throws Error for a kind of file that no browser was ever told of: as a download the page would not run
 */
export function headersOf(name: string): Headers {
  const ContentType = types[name.split('.').at(-1) ?? ''];
  if (ContentType === undefined) throw new Error(`What kind of file is ${name}?`);
  const CacheControl = named.includes(name) ? 'no-cache' : 'public, max-age=31536000, immutable';
  return { ContentType, CacheControl };
}
