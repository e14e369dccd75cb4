import { createWriteStream, mkdirSync, mkdtempSync, rmSync, type WriteStream, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Group, startGroup } from './group.ts';
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

const guard = join(import.meta.dirname, 'guard.py');
const folder = join(import.meta.dirname, '..', '..', '.kaskad', 'ministack');
const READY_MS = 60_000;
const GRACE_MS = 5_000;
const POLL_MS = 50;
const layers = join(import.meta.dirname, 'layers.cjs');
const name = 'MiniStack';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts MiniStack on a free port of loopback, with nothing remembered; makes its venv first where that is missing. It
 * ends with this process, whatever ends that; `stop` ends it before.
 * @throws Error when it is not ready within a minute
 */
export async function startMiniStack(): Promise<MiniStack | NoMiniStack> {
  const python = await readyPython();
  if (python === undefined) return { name, missing: 'no python' };
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'kaskad-ministack-'));
  // Its functions are started by a script there: a package.json of a folder above must not say of what kind it is.
  writeFileSync(join(work, 'package.json'), '{"type":"commonjs"}');
  const logFile = join(folder, `${port}.log`);
  const group = launch(python, port, work, createWriteStream(logFile));
  const { child } = group;
  const stop = stopper(group, () => rmSync(work, { recursive: true, force: true }));
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
function launch(python: string, port: number, work: string, log: WriteStream): Group {
  const group = startGroup(python, [guard], {
    cwd: work,
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
      NODE_OPTIONS: `--require=${layers}`,
      // Outside the project: its package.json would make the functions' CommonJS modules.
      TMPDIR: work,
    },
    // Nothing is written to its stdin: it closes with this process.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  group.child.stdout?.pipe(log);
  group.child.stderr?.pipe(log);
  return group;
}

/** No profile, region or key of whoever runs this may reach the emulator's own functions. */
const withoutAws = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith('AWS_')));

async function untilReady(child: Group['child'], url: string): Promise<void> {
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

/** Ends the group by the child's pid, politely first; at the end of this process at once. */
function stopper({ child, signal }: Group, tidy: () => void): () => Promise<void> {
  const kill = () => {
    signal('SIGKILL');
    tidy();
  };
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', kill);
  return async () => {
    if (child.exitCode === null) signal('SIGTERM');
    const impatience = setTimeout(() => signal('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(impatience);
    kill();
    process.off('exit', kill);
  };
}
