import { useSyncExternalStore } from 'react';
import { ask } from '../../../api/client.ts';
import { localRun } from './local-run.ts';
import { type Played, playShop } from './play.ts';

export const DAYS = 90;
const SEED = 20_260_302;
const JOURNEY = 'cart-abandoned';
/** What comes back by itself is known of so many. */
const CONTROL_GROUP = 0.1;

export interface Running {
  readonly state: 'idle' | 'running' | 'stopping' | 'done' | 'failed';
  readonly played: Played;
  readonly error?: unknown;
}

const atFirst: Running = { state: 'idle', played: { day: 0, visitors: 0, orders: 0, messages: 0 } };

/** It goes on while one is in another part of the console: hence it is kept here and not by a page. */
let running: Running = atFirst;
const listeners = new Set<() => void>();
const become = (next: Running): void => {
  running = next;
  for (const listener of listeners) listener();
};

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useRunning = (): Running => useSyncExternalStore(watch, () => running);

export const stopRunning = (): void => {
  if (running.state === 'running') become({ ...running, state: 'stopping' });
};

interface View {
  readonly draft?: object;
  readonly published?: object;
}

/** The ready journey of abandoned carts, with a control group to measure against. */
const prepare = async (): Promise<void> => {
  await ask(`/v1/library/${JOURNEY}/install`, {
    ...{ method: 'POST', body: {}, query: { over: 'true' } as never },
  });
  const { draft, published } = (await ask(`/v1/journeys/${JOURNEY}`)) as unknown as View;
  const journey = { ...(draft ?? published), holdout: CONTROL_GROUP };
  await ask(`/v1/journeys/${JOURNEY}`, { method: 'PUT', body: journey });
  await ask(`/v1/journeys/${JOURNEY}/publish`, { method: 'POST', body: {} });
};

/** Ninety days of a small shop, through the same API as everybody’s events. */
export const run = async (ended: () => void, days = DAYS): Promise<void> => {
  if (running.state === 'running' || running.state === 'stopping') return;
  become({ ...atFirst, state: 'running' });
  try {
    await prepare();
    const isStopped = () => running.state === 'stopping';
    const told = (played: Played) => become({ ...running, played });
    const played = await playShop(localRun, { days, seed: SEED, told, isStopped });
    become({ state: 'done', played });
  } catch (error) {
    become({ ...running, state: 'failed', error });
  }
  ended();
};
