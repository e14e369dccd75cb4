import type { Timeline } from '../../../core/ports.ts';
import type { TimelineEntry, TimelineItem } from '../../../core/send/timeline.ts';

/** History in memory; `items` is what is stored. A cursor is the number of items already shown. */
export const fakeTimeline = (): Timeline & { items(): TimelineItem[]; entries(): TimelineEntry[] } => {
  const stored = new Map<string, TimelineItem>();
  const items = () => structuredClone([...stored.values()]);
  return {
    items,
    entries: () => items().flatMap(({ entries }) => entries),
    async append(added) {
      for (const item of added)
        stored.set(`${item.profileId}#${item.atMs}#${item.id}`, structuredClone(item));
    },
    async page(profileIds, cursor, limit) {
      const shown = Number(cursor ?? 0);
      const all = items()
        .filter(({ profileId }) => profileIds.includes(profileId))
        .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1));
      const entries = all
        .slice(shown, shown + limit)
        .flatMap((item) => item.entries.toSorted((a, b) => b.atMs - a.atMs));
      return { entries, ...(shown + limit < all.length && { cursor: String(shown + limit) }) };
    },
    async seen(profileIds, messageHashes, sinceMs, exceptIds = []) {
      const hashes = [...stored.values()]
        .filter(
          ({ profileId, atMs, id }) =>
            profileIds.includes(profileId) && atMs >= sinceMs && !exceptIds.includes(id),
        )
        .flatMap((item) => item.messageHashes ?? []);
      return new Set(messageHashes.filter((hash) => hashes.includes(hash)));
    },
  };
};
