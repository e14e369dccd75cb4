import type { Snapshot } from '../../core/config/snapshot.ts';
import type { ApiPorts } from './ports.ts';

const HELD_MS = 15_000;
const readAtMs = new WeakMap<object, number>();

/** What is in effect, as it was at most 15 seconds ago: for showing a person, never for changing anything. */
export const recentSnapshot = async ({
  config,
  clock,
}: Pick<ApiPorts, 'config' | 'clock'>): Promise<Snapshot> => {
  const known = config.held?.();
  const ageMs = clock.now() - (readAtMs.get(config) ?? Number.NEGATIVE_INFINITY);
  if (known && ageMs >= 0 && ageMs < HELD_MS) return known;
  const snapshot = await config.snapshot();
  readAtMs.set(config, clock.now());
  return snapshot;
};

/** After a change made here the next look is a fresh one. */
export const forgetRecent = (config: ApiPorts['config']): void => {
  readAtMs.delete(config);
};
