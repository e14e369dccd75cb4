import type { Stored } from '../../../core/ports.ts';
import type { Outage, Outages } from '../../../core/provider/outage.ts';

export const fakeOutages = (): Outages => {
  const items = new Map<string, Stored<Outage>>();
  return {
    find: async (provider) => items.get(provider),
    async replace(provider, before, next) {
      if (items.get(provider)?.version !== before?.version) return false;
      const version = (before?.version ?? 0) + 1;
      if (!next) return items.delete(provider) ? 'well' : false;
      const stored = { value: next, version };
      items.set(provider, stored);
      return stored;
    },
  };
};
