/** Keys for a list whose items may look the same: the second of a name is told from the first. */
export const keyed = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): (readonly [key: string, item: T])[] => {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return [count === 0 ? name : `${name} ${count}`, item] as const;
  });
};
