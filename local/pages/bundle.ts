import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

export const PAGES = ['shop', 'inbox', 'story'] as const;
export type PageName = (typeof PAGES)[number];

export interface Bundle {
  /** By path, such as `/assets/shop-ABCD1234.js`. */
  files: Map<string, Uint8Array>;
  scripts: Record<PageName, string>;
  style: string;
}

/** All pages in one call: shared code is split off, names carry the hash of their content. */
export async function bundlePages(): Promise<Bundle> {
  const result = await build({
    entryPoints: {
      ...Object.fromEntries(PAGES.map((page) => [page, join(here, page, 'main.tsx')])),
      style: join(here, 'styles/index.css'),
    },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: '/assets',
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    logLevel: 'silent',
  });
  const files = new Map(result.outputFiles.map((file) => [`/assets/${basename(file.path)}`, file.contents]));
  const named = (name: string, ending: string): string => {
    const path = [...files.keys()].find((key) => key.startsWith(`/assets/${name}-`) && key.endsWith(ending));
    if (!path) throw new Error(`The bundle of the pages lacks ${name}${ending}`);
    return path;
  };
  const scripts = Object.fromEntries(PAGES.map((page) => [page, named(page, '.js')])) as Record<
    PageName,
    string
  >;
  return { files, scripts, style: named('style', '.css') };
}

/** A product drawing by its bare name, or undefined. */
export async function readPicture(name: string): Promise<Uint8Array | undefined> {
  if (!/^[a-z-]+\.svg$/.test(name)) return undefined;
  return readFile(join(here, 'pictures', name)).catch(() => undefined);
}
