import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { HttpAnswer } from '../runtime/http-function.ts';

interface Script {
  plain: Buffer;
  zipped: Buffer;
}

const entries = new Set(['standalone.js', 'kaskad.js', 'kaskad-sw.js']);
const chunk = /^[\w-]+\.bundle\.[0-9a-f]+\.js$/;
const pack = promisify(gzip);

/** Chunks are named by their content; the entry is not, and clients should see a new one within minutes. */
const cacheFor = (file: string) =>
  chunk.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=300';

/** Scripts for pages, Segment's build or our own tag, from the files beside the function; packed once, then from memory. */
export const browserClient = (folder: string) => {
  const held = new Map<string, Script>();

  const load = async (file: string): Promise<Script> => {
    const plain = await readFile(join(folder, file));
    const script = { plain, zipped: await pack(plain) };
    held.set(file, script);
    return script;
  };

  /** Undefined for a name that is not one of its files. */
  return async (file: string, acceptEncoding: string | undefined): Promise<HttpAnswer | undefined> => {
    if (!entries.has(file) && !chunk.test(file)) return undefined;
    const script = held.get(file) ?? (await load(file).catch(missing));
    if (!script) return undefined;
    const isPacked = acceptEncoding?.includes('gzip') === true;
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': cacheFor(file),
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      },
      body: (isPacked ? script.zipped : script.plain).toString('base64'),
      isBase64Encoded: true,
    };
  };
};

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
