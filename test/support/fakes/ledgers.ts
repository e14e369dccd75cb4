import type { StoredLedger } from '../../../core/analytics/ledger/gather.ts';
import type { Ledgers } from '../../../core/analytics/ports.ts';
import { ledgersIn } from '../../../functions/adapters/ledgers.ts';

export type FakeLedgers = Ledgers & { held: Map<string, StoredLedger>; gone: Set<string> };

/** In memory; who is in `gone` was erased. */
export const fakeLedgers = (): FakeLedgers => {
  const held = new Map<string, StoredLedger>();
  const gone = new Set<string>();
  const ledgers = ledgersIn({
    async read(ids) {
      return new Map([...held].filter(([id]) => ids.includes(id)));
    },
    async write({ profileId, next }) {
      if ((held.get(profileId)?.version ?? 0) !== next.version - 1) return 'lost';
      held.set(profileId, structuredClone(next));
      return 'written';
    },
    gone: async (ids) => new Set(ids.filter((id) => gone.has(id))),
    async remove(ids) {
      for (const id of ids) held.delete(id);
    },
  });
  return { ...ledgers, held, gone };
};
