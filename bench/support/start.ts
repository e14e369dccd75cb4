import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Running {
  url: string;
  pid: number;
  /** Resident memory of the whole process, in MB, as the kernel counts it. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** Starts the local run as `npm start` does, in a process of its own, on a free port. */
export const startForBench = async (): Promise<Running> => {
  const child = spawn(process.execPath, ['local/main.ts'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the local run ended with ${code}`)));
  });
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    residentMb: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
    },
  };
};

/** The commit a figure belongs to. */
export const revision = () =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
