import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where this project lies: the CDK runs there and reads the stage files there. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The exit code of a program of the project, 1 where a signal ended it. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  /** Besides what we have ourselves. */
  env?: Readonly<Record<string, string>>,
) => Promise<number>;

/** Runs it in the project's folder, with what it prints. */
export const runProgram: RunProgram = async (program, args, more = {}) => {
  const path = [bin, process.env.PATH].join(delimiter);
  const child = spawn(join(bin, program), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...more, PATH: path },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
};
