import type { ChildProcess } from 'node:child_process';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A database or emulator that has been started for the tests. */
export interface Engine {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

/** Why an engine does not take part on this machine. */
export interface Missing {
  readonly name: string;
  readonly missing: 'no java' | 'no python';
}

const POLL_MS = 50;
const START_MS = 30_000;
const GRACE_MS = 5_000;

/** A port of the loopback address that nobody holds at the moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.unref().on('connect', () => socket.destroy());
  });

/** @throws Error when the process ends or half a minute has passed before it listens */
export async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const deadlineMs = performance.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode} before it listened`);
    if (performance.now() > deadlineMs) throw new Error(`Nobody listens on port ${port}`);
    await pause(POLL_MS);
  }
}

/** Stops a child by its pid, also when this process is interrupted or fails. */
export function stopper(child: ChildProcess): () => Promise<void> {
  const kill = () => void child.kill('SIGKILL');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', kill);
  return async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(kill, GRACE_MS);
    await ended;
    clearTimeout(impatience);
    process.off('exit', kill);
  };
}
