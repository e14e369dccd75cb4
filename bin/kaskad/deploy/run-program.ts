import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** Runs a program of the project in its folder, with what it prints; answers its exit code, 1 where a signal ended it. */
export const runProgram = async (program: string, args: readonly string[]): Promise<number> => {
  const path = [bin, process.env.PATH].join(delimiter);
  const child = spawn(join(bin, program), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
};
