import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program together with whatever it starts. */
export interface Group {
  readonly child: ChildProcess;
  signal(which: NodeJS.Signals): void;
}

/** Starts a program in a process group of its own: Ctrl-C reaches this process only, and a signal reaches all of the group. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): Group {
  const child = spawn(command, args, { ...options, detached: true });
  const signal = (which: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, which);
    } catch {
      // It has ended already.
    }
  };
  return { child, signal };
}

/**
 * Waits until it ends; after `longestMs`, or when this process ends first, all of it is killed.
 * @returns its exit code, or the signal that ended it
 * @throws Error when it cannot be started
 */
export async function finished({ child, signal }: Group, longestMs: number): Promise<number | string> {
  const end = () => signal('SIGKILL');
  const hung = setTimeout(end, longestMs);
  process.once('exit', end);
  try {
    const [code, by] = await once(child, 'close');
    return code ?? by;
  } finally {
    clearTimeout(hung);
    process.off('exit', end);
  }
}

/** A signal ends this process in the ordinary way, so that what it started is stopped. */
export function exitOnSignals(): void {
  for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(each, () => process.exit(130));
}
