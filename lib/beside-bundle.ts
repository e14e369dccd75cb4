import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';

/** Libraries so large that `api` starts without them: only who saves MJML needs one. */
const besideApi = ['mjml'];

/** What bundles call them: a name of the function's own `package.json`, since no npm package may hold a `node_modules`. */
const inside = (name: string): string => `#${name}`;
const fileOf = (name: string): string => `beside/${name}`;

/** For esbuild: `import('mjml')` stays, under its name inside. */
export const besideNames = {
  alias: Object.fromEntries(besideApi.map((name) => [name, inside(name)])),
  external: besideApi.map(inside),
};

/** For the function's `package.json`: where its names lead. */
export const besideImports: Readonly<Record<string, string>> = Object.fromEntries(
  besideApi.map((name) => [inside(name), `./${fileOf(name)}.js`]),
);

/** Puts them into the folder of `api`, one file each. */
export function bundleBeside(folder: string): void {
  const { resolve } = createRequire(import.meta.url);
  buildSync({
    entryPoints: Object.fromEntries(besideApi.map((name) => [fileOf(name), resolve(name)])),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}
