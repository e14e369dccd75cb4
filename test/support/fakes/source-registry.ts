import { Conflict } from '../../../core/errors.ts';
import type { SourceRecord } from '../../../core/source/source-record.ts';
import type { SourceRegistry } from '../../../core/source/source-registry.ts';

export const fakeSourceRegistry = (): SourceRegistry => {
  const held = new Map<string, SourceRecord>();
  return {
    get: async (id) => structuredClone(held.get(id)),
    list: async () => [...held.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    async save(record) {
      if (record.version !== (held.get(record.id)?.version ?? 0) + 1) throw new Conflict('source');
      held.set(record.id, structuredClone(record));
    },
    async remove({ id, version }) {
      if (version !== (held.get(id)?.version ?? version)) throw new Conflict('source');
      held.delete(id);
    },
  };
};
