import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, startGroup } from './group.ts';

const home = join(import.meta.dirname, '..', '..', '.kaskad');
const requirements = join(import.meta.dirname, 'requirements.txt');
const venv = join(home, 'venv');
const STAMP = '.requirements';
const LEAST = [3, 11] as const;
/** Packages come from the network; a minute is usual where it is slow. */
const LONGEST_MS = 300_000;

/** Python with its packages, made once and again whenever they change; undefined where there is no Python ≥ 3.11. */
export async function readyPython(): Promise<string | undefined> {
  const python = join(venv, 'bin', 'python');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(venv, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && works(python)) return python;
  const system = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'].find(works);
  if (system === undefined) return undefined;
  await make(system, wanted);
  return python;
}

/** Made aside and put in place when it is whole, so that no run meets half of one. */
async function make(system: string, wanted: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  const aside = mkdtempSync(join(home, 'venv-'));
  const tidy = () => rmSync(aside, { recursive: true, force: true });
  process.once('exit', tidy);
  try {
    await run(system, '-m', 'venv', aside);
    const hashed = ['--require-hashes', '--only-binary', ':all:', '-r', requirements];
    await run(join(aside, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', ...hashed);
    writeFileSync(join(aside, STAMP), wanted);
    rmSync(venv, { recursive: true, force: true });
    renameSync(aside, venv);
  } finally {
    tidy();
    process.off('exit', tidy);
  }
}

/** A broken link to a Python that has gone counts as none. */
function works(python: string): boolean {
  const code = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${LEAST.join(', ')}))`;
  return spawnSync(python, ['-c', code], { stdio: 'ignore' }).status === 0;
}

async function run(command: string, ...args: string[]): Promise<void> {
  const group = startGroup(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const end = await finished(group, LONGEST_MS);
  if (end !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${end}`);
}
