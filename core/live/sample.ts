import type { LiveEntry } from './live.ts';

const sortOf = (entry: LiveEntry): string =>
  entry.kind === 'event'
    ? `event ${entry.sourceId} ${entry.name}`
    : `refused ${entry.sourceId} ${entry.reason}`;

/** As many as there is room for, in their order: the first of each sort before a second of any. */
export const sampleOf = (entries: readonly LiveEntry[], room: number): LiveEntry[] => {
  if (entries.length <= room) return [...entries];
  const sorts = new Set<string>();
  const isFirst = (entry: LiveEntry) => {
    const sort = sortOf(entry);
    return !sorts.has(sort) && sorts.add(sort) !== undefined;
  };
  const firsts = entries.filter(isFirst).slice(0, room);
  const rest = entries.filter((entry) => !firsts.includes(entry)).slice(0, room - firsts.length);
  const kept = new Set([...firsts, ...rest]);
  return entries.filter((entry) => kept.has(entry));
};
