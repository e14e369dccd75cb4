import type { Erasure } from '../../../core/privacy/erasure.ts';

/** A house where nobody was ever erased; `swept` are the profiles that somebody wanted cleaned. */
export const fakeErasure = (): Erasure & { swept: string[] } => {
  const swept: string[] = [];
  return {
    swept,
    erasedAt: async () => new Map(),
    erase: async () => 'unknown',
    anonymize: async () => 'unknown',
    async sweep(profileId) {
      swept.push(profileId);
    },
  };
};
