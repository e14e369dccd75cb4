import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles `/kaskad.js` and its service worker for browsers of the last five years. */
export function bundleTag(outdir: string): void {
  buildSync({
    entryPoints: { kaskad: join(root, 'tag/main.ts'), 'kaskad-sw': join(root, 'tag/worker.ts') },
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    logLevel: 'warning',
  });
}
