import { running } from './invocation.ts';
import type { World } from './world.ts';

/** While functions run they see the world's time, by their container's clock, and their timers are on its agenda. */
export const stealTime = (world: World): (() => void) => {
  const real = { now: Date.now, random: Math.random, setTimeout: globalThis.setTimeout };
  Date.now = () => {
    const invocation = running.getStore();
    return invocation ? world.nowMs + invocation.skewMs : real.now();
  };
  Math.random = () => (running.getStore() ? world.luck.next() : real.random());
  const later = (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    if (!running.getStore()) return real.setTimeout(act, ms, ...args);
    void world.sleep(ms).then(() => act(...args));
    return undefined;
  };
  globalThis.setTimeout = later as unknown as typeof setTimeout;
  return () => {
    Date.now = real.now;
    Math.random = real.random;
    globalThis.setTimeout = real.setTimeout;
  };
};
