import type { LocalRun } from './play.ts';

/** The key of a local run’s own server: everybody knows it, and it opens nothing anywhere else. */
export const SERVER_KEY = 'local-server';

const posted = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<void> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
};

const read = async <A>(path: string): Promise<A> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as A;
};

export const localRun: LocalRun = {
  nowMs: async () => Date.parse((await read<{ now: string }>('/_local/clock')).now),
  moveTo: (ms) => posted('/_local/clock', { set: new Date(ms).toISOString() }),
  send: (batch) => posted('/v1/batch', { batch }, { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` }),
  react: (reaction) => posted('/_local/feedback', reaction),
  outbox: (from) => read(`/_local/outbox?from=${from}`),
};
