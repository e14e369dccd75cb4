import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL_ASSEMBLY, localContext } from '../../local/synthesize.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const assembly = join(root, LOCAL_ASSEMBLY);
const stampFile = join(assembly, '.sources');
const lock = join(root, '.synth-lock');
const STALE_LOCK_MS = 120_000;

/** Newest change of anything the assembly is made of. */
const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

const sourcesStamp = () =>
  String(Math.max(...['bin', 'lib', 'functions', 'core', 'tag'].map((folder) => newest(join(root, folder)))));

const isFresh = (stamp: string) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

const tryLock = (): boolean => {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_LOCK_MS)
      rmdirSync(lock);
    return false;
  }
};

/** Synthesizes the app unless the last assembly is made of the same sources; test files that run side by side wait for one. */
export const ensureAssembly = async (): Promise<string> => {
  const stamp = sourcesStamp();
  while (!isFresh(stamp)) {
    if (!tryLock()) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      execFileSync(process.execPath, ['bin/app.ts'], {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '', CDK_OUTDIR: assembly, ...localContext },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      writeFileSync(stampFile, stamp);
    } finally {
      rmdirSync(lock);
    }
  }
  return assembly;
};
