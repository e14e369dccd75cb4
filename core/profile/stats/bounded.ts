/** So many sources, and so many categories viewed and bought, are kept of one person. */
export const MOST_NAMES = 15;

/**
 * The records of two people name by name. Beyond the bound those with the latest instant stay: up to there the outcome does not
 * depend on the order of arrival.
 */
export const mergeNamed = <T extends { lastAtMs: number }>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  both: (x: T, y: T) => T,
): Record<string, T> => {
  const merged = new Map(Object.entries(a));
  for (const [name, one] of Object.entries(b)) {
    const held = merged.get(name);
    merged.set(name, held === undefined ? one : both(held, one));
  }
  return Object.fromEntries(merged.size <= MOST_NAMES ? merged : latest([...merged]));
};

const latest = <T extends { lastAtMs: number }>(all: [string, T][]): [string, T][] =>
  all.toSorted(([x, a], [y, b]) => b.lastAtMs - a.lastAtMs || (x < y ? -1 : 1)).slice(0, MOST_NAMES);
