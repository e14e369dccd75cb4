import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, type WriteStream } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyPython } from './venv.ts';

/** An emulator of AWS that runs; its log is a file, which says why a deployment fails. */
export interface MiniStack {
  readonly name: 'MiniStack';
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Why it does not run on this machine. */
export interface NoMiniStack {
  readonly name: 'MiniStack';
  readonly missing: 'no python';
}

const folder = join(import.meta.dirname, '..', '..', '.kaskad', 'ministack');
const READY_MS = 60_000;
const GRACE_MS = 5_000;
const POLL_MS = 50;
const name = 'MiniStack';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts MiniStack on a free port of loopback, with nothing remembered; makes its venv first where that is missing. It
 * ends with this process, whatever ends it but SIGKILL; `stop` ends it before.
 * @throws Error when it is not ready within a minute
 */
export async function startMiniStack(): Promise<MiniStack | NoMiniStack> {
  const python = readyPython();
  if (python === undefined) return { name, missing: 'no python' };
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'kaskad-ministack-'));
  const logFile = join(folder, `${port}.log`);
  const child = launch(python, port, work, createWriteStream(logFile));
  const stop = stopper(child, () => rmSync(work, { recursive: true, force: true }));
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, url);
  } catch (error) {
    await stop();
    throw new Error(`MiniStack did not start; see ${logFile}`, { cause: error });
  }
  return { name, url, pid: child.pid ?? 0, logFile, stop };
}

/** In a process group of its own: Ctrl-C reaches the run, which stops it, and functions that it started end with it. */
function launch(python: string, port: number, work: string, log: WriteStream): ChildProcess {
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: work,
    detached: true,
    env: {
      ...withoutAws(process.env),
      PATH: `${join(import.meta.dirname, '..', '..', 'node_modules', '.bin')}:${process.env.PATH}`,
      // By default it listens on every address.
      BIND_HOST: '127.0.0.1',
      // Part of the addresses of HTTP APIs: after a number no host name may go on.
      MINISTACK_HOST: 'localhost',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      // Outside the project: its package.json would make the functions' CommonJS modules.
      TMPDIR: work,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

/** No profile, region or key of whoever runs this may reach the emulator's own functions. */
const withoutAws = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith('AWS_')));

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadlineMs = performance.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${url}/_ministack/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`);
    if (performance.now() > deadlineMs) throw new Error('It is not ready after a minute');
    await pause(POLL_MS);
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Ends the group by the child's pid, politely first; signals of this process pass through it. */
function stopper(child: ChildProcess, tidy: () => void): () => Promise<void> {
  const signal = (which: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, which);
    } catch {
      // It has ended already.
    }
  };
  const kill = () => {
    signal('SIGKILL');
    tidy();
  };
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const interrupted = () => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  process.once('exit', kill);
  for (const each of signals) process.once(each, interrupted);
  return async () => {
    if (child.exitCode === null) signal('SIGTERM');
    const impatience = setTimeout(() => signal('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(impatience);
    kill();
    process.off('exit', kill);
    for (const each of signals) process.off(each, interrupted);
  };
}
