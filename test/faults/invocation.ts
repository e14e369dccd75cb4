import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a function, in a container whose clock may be wrong. */
export interface Invocation {
  functionName: string;
  /** How far the container's clock is off. */
  skewMs: number;
  /** When the function is stopped. */
  deadlineMs: number;
  /** Its process is gone: nothing of it goes on. */
  isDead: boolean;
  /** Containers share what this process holds: when it dies its client hears nothing more of it, but it goes on. */
  outlives: boolean;
  isDone: boolean;
  /** What it waits for: calls and timers. */
  waits: number;
  /** By partition key, when it last read a person. */
  lookedAtMs: Map<string, number>;
  /** When one of its calls last went wrong. */
  lastFaultAtMs: number;
  /** When a write of its that tells what became of a message last went wrong. */
  lastWriteFaultAtMs: number;
  /** Called once, when its process dies. */
  onDeath(): void;
}

/** Which run the code that calls belongs to. */
export const running = new AsyncLocalStorage<Invocation>();

export const die = (invocation: Invocation): void => {
  if (invocation.isDead || invocation.isDone) return;
  invocation.isDead = !invocation.outlives;
  invocation.lastFaultAtMs = Number.POSITIVE_INFINITY;
  invocation.lastWriteFaultAtMs = Number.POSITIVE_INFINITY;
  invocation.onDeath();
};

/** For what waits in a process that is gone. Each gets its own: whoever waits for one that is shared is held as long as that one is. */
export const never = (): Promise<never> => new Promise(() => {});
