import type { FirstTimes } from '../../../core/send/ports.ts';

export const fakeFirstTimes = (): FirstTimes => {
  const known = new Map<string, number>();
  return {
    async of(sendId, what, atMs) {
      const key = `${sendId} ${what}`;
      const firstAtMs = known.get(key) ?? atMs;
      known.set(key, firstAtMs);
      return firstAtMs;
    },
  };
};
