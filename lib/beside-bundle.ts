import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Libraries so large that `api` starts without them: only who saves MJML needs one. */
export const besideApi = ['mjml'];

/** Puts libraries into a function's own `node_modules`, one file each: `import('mjml')` finds there what it names. */
export function bundleBeside(folder: string, names: readonly string[]): void {
  const { resolve } = createRequire(import.meta.url);
  buildSync({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, resolve(name)])),
    outdir: join(folder, 'node_modules'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}
