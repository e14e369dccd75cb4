import type { Caps } from '../../../core/ports.ts';

export const fakeCaps = (): Caps => {
  const sets = new Map<string, Set<string>>();
  const setOf = (id: string | undefined, channel: string, day: string) => {
    const key = `${id}#${channel}#${day}`;
    const ids = sets.get(key) ?? new Set<string>();
    sets.set(key, ids);
    return ids;
  };
  return {
    async reserve({ profileIds, channel, day, earlierDays = [], sendId, max }) {
      const days = [day, ...earlierDays];
      const all = new Set(profileIds.flatMap((id) => days.flatMap((each) => [...setOf(id, channel, each)])));
      if (all.has(sendId)) return true;
      if (all.size >= max) return false;
      setOf(profileIds[0], channel, day).add(sendId);
      return true;
    },
    async release({ profileIds, channel, day, sendId }) {
      setOf(profileIds[0], channel, day).delete(sendId);
    },
  };
};
