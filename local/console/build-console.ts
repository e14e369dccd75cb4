import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/**
 * Builds the console where it has changed, in a process of its own: what builds it holds memory that the local run can do without.
 * @returns the folder of its static files
 */
export async function buildConsole(): Promise<string> {
  const { stdout } = await run(process.execPath, ['console/build.ts'], { cwd: root });
  return stdout.trim();
}
