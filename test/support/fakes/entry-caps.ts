import type { EntryCaps } from '../../../core/journey/ports.ts';

export const fakeEntryCaps = (): EntryCaps => {
  const sets = new Map<string, Set<string>>();
  return {
    async reserve({ journeyId, window, enrollmentId, max }) {
      const key = `${journeyId}#${window}`;
      const ids = sets.get(key) ?? new Set<string>();
      sets.set(key, ids);
      if (!ids.has(enrollmentId) && ids.size >= max) return false;
      ids.add(enrollmentId);
      return true;
    },
  };
};
