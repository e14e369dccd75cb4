import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { startThread } from '../thread.ts';
import type { DatabaseStart, FromDatabase } from './messages.ts';

export interface Database {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts dynalite on a thread and a port of its own, so that it shares neither with the functions. */
export async function startDatabase(folder?: string): Promise<Database> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const workerData: DatabaseStart = { from: import.meta.url, ...(folder !== undefined && { folder }) };
  const worker = startThread(new URL('./thread.ts', import.meta.url), {
    name: 'dynalite',
    workerData,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  const [message] = (await once(worker, 'message')) as [FromDatabase];
  if (message.kind !== 'listening') throw new Error('The local database did not start');
  return {
    endpoint: `http://127.0.0.1:${message.port}`,
    async stop() {
      worker.postMessage('stop');
      await once(worker, 'message');
      await worker.terminate();
    },
  };
}
