import type { SharedCounts } from '../../../core/throttle/ports.ts';

export const fakeSharedCounts = (): SharedCounts => {
  const totals = new Map<string, number>();
  return {
    async add(name, windowNo, amount) {
      const key = `${name} ${windowNo}`;
      const total = (totals.get(key) ?? 0) + amount;
      totals.set(key, total);
      return total;
    },
  };
};
