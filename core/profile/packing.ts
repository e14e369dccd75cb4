/** Turns records into arrays and instants into distances from a common origin: field names are half of a small item. */
export interface Packing {
  pack<T extends object>(record: T, keys: readonly (keyof T & string)[]): unknown[];
  unpack<T extends object>(packed: unknown, keys: readonly (keyof T & string)[]): T;
}

const isInstant = (key: string): boolean => key.endsWith('atMs') || key.endsWith('AtMs');

export const packingFrom = (originMs: number): Packing => ({
  pack: (record, keys) => {
    const values = keys.map((key) => {
      const value: unknown = record[key];
      return typeof value === 'number' && isInstant(key) ? value - originMs : value;
    });
    return values
      .slice(0, values.findLastIndex((value) => value !== undefined) + 1)
      .map((value) => value ?? null);
  },
  unpack: <T extends object>(packed: unknown, keys: readonly (keyof T & string)[]): T => {
    const values = Array.isArray(packed) ? packed : [];
    const fields = keys.flatMap((key, index): [string, unknown][] => {
      const value: unknown = values[index];
      if (value === undefined || value === null) return [];
      return [[key, typeof value === 'number' && isInstant(key) ? value + originMs : value]];
    });
    return Object.fromEntries(fields) as T;
  },
});
