import type { EventArchive, WorkFiles } from '../../../core/archive/event-archive.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';

/** Pages of so many entries; `entries` is what lies in it. */
export const fakeEventArchive = (
  entries: EventEnvelope[] = [],
  pageSize = 2,
): EventArchive & { entries: EventEnvelope[] } => {
  const within = (fromMs: number, toMs: number) =>
    entries.filter(({ receivedAtMs }) => receivedAtMs >= fromMs && receivedAtMs < toMs);
  return {
    entries,
    async page(fromMs, toMs, cursor = '0') {
      const all = within(fromMs, toMs);
      const next = Number(cursor) + pageSize;
      return {
        envelopes: structuredClone(all.slice(Number(cursor), next)),
        ...(next < all.length && { cursor: String(next) }),
      };
    },
    async bytes(fromMs, toMs) {
      return JSON.stringify(within(fromMs, toMs)).length;
    },
    async compact(judge, cursor = '0') {
      const at = Number(cursor);
      const page = entries.slice(at, at + pageSize);
      if (page.length === 0) return { removed: 0 };
      const leavesOut = await judge(page);
      let removed = 0;
      const kept = page.flatMap((envelope) => {
        const events = envelope.events.filter((event) => !leavesOut(event));
        removed += envelope.events.length - events.length;
        return events.length === 0 ? [] : [{ ...envelope, events }];
      });
      entries.splice(at, page.length, ...kept);
      return { removed, cursor: String(at + kept.length) };
    },
  };
};

export const fakeWorkFiles = (): WorkFiles & { files: Map<string, string> } => {
  const files = new Map<string, string>();
  return {
    files,
    async put(name, rows) {
      files.set(name, JSON.stringify(rows));
    },
    names: async (prefix) => [...files.keys()].filter((name) => name.startsWith(prefix)).sort(),
    rows: async (name) => JSON.parse(files.get(name) ?? '[]'),
    async remove(name) {
      files.delete(name);
    },
  };
};
