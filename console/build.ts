import { createHash } from 'node:crypto';
import { globSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// React is another one in development, and tests say `test`.
process.env.NODE_ENV = 'production';

const root = resolve(import.meta.dirname, '..');
const FOLDER = join(root, '.kaskad/console');

/** Changes with every file that the console is made of. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  const files = ['package-lock.json', ...globSync(['console/**/*.*', 'core/**/*.ts'], { cwd: root }).sort()];
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 12);
};

const isThere = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false }) !== undefined;

/**
 * Builds the console unless it is built as it stands. Several may ask at once: each builds beside the others and the first to be
 * ready wins.
 * @returns the folder of its static files
 */
export async function buildConsole(): Promise<string> {
  const folder = `${FOLDER}-${fingerprint()}`;
  if (isThere(folder)) return folder;
  const { build } = await import('vite');
  const work = `${folder}.${process.pid}`;
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: work, emptyOutDir: true },
  });
  try {
    renameSync(work, folder);
  } catch (error) {
    if (!isThere(folder)) throw error;
    rmSync(work, { recursive: true });
  }
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildConsole());
