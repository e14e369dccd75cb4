import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const requirements = join(import.meta.dirname, 'requirements.txt');
const venv = join(root, '.kaskad', 'venv');
const stamp = join(venv, '.requirements');
const LEAST = [3, 11] as const;

/** Python with its packages, made once and again whenever they change; undefined where there is no Python ≥ 3.11. */
export function readyPython(): string | undefined {
  const python = join(venv, 'bin', 'python');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && works(python)) return python;
  const system = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'].find(works);
  if (system === undefined) return undefined;
  rmSync(venv, { recursive: true, force: true });
  mkdirSync(join(root, '.kaskad'), { recursive: true });
  run(system, '-m', 'venv', venv);
  run(
    python,
    '-m',
    'pip',
    'install',
    '--quiet',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '-r',
    requirements,
  );
  writeFileSync(stamp, wanted);
  return python;
}

/** A broken link to a Python that has gone counts as none. */
function works(python: string): boolean {
  const code = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${LEAST.join(', ')}))`;
  return spawnSync(python, ['-c', code], { stdio: 'ignore' }).status === 0;
}

/** A message for people goes to stderr, so that what is printed stays what was asked for. */
function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
