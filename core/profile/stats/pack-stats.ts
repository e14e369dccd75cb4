import type { Packing } from '../packing.ts';
import type { Span, Stats, Tally } from './stats.ts';

const SPAN = ['firstAtMs', 'lastAtMs'] as const;
const TALLY = ['count', 'lastAtMs'] as const;

/** When the person herself was first and last seen: what is the same of a source is left out. */
interface Self {
  firstSeenAtMs: number;
  lastSeenAtMs: number;
}

export const packSources = (
  { pack }: Packing,
  sources: Stats['sources'],
  self: Self,
): Record<string, unknown[]> =>
  mapValues(sources, ({ firstAtMs, lastAtMs }) =>
    pack<Partial<Span>>(
      {
        ...(firstAtMs !== self.firstSeenAtMs && { firstAtMs }),
        ...(lastAtMs !== self.lastSeenAtMs && { lastAtMs }),
      },
      SPAN,
    ),
  );

export const unpackSources = (
  { unpack }: Packing,
  packed: Readonly<Record<string, unknown>>,
  self: Self,
): Stats['sources'] =>
  mapValues(packed, (one) => ({
    firstAtMs: self.firstSeenAtMs,
    lastAtMs: self.lastSeenAtMs,
    ...unpack<Partial<Span>>(one, SPAN),
  }));

/** Per category its name, what was viewed of it and what was bought of it by orders beyond their marks. */
export const packCategories = (
  { pack }: Packing,
  names: readonly string[],
  viewed: Readonly<Record<string, Tally>>,
  bought: Readonly<Record<string, Tally>>,
): unknown[] =>
  names.map((name) => {
    const [seen, taken] = [own(viewed, name), own(bought, name)];
    if (taken) return [name, seen ? pack<Tally>(seen, TALLY) : null, pack<Tally>(taken, TALLY)];
    return seen ? [name, ...pack<Tally>(seen, TALLY)] : name;
  });

export interface Categories {
  names: string[];
  viewed: Record<string, Tally>;
  bought: Record<string, Tally>;
}

export const unpackCategories = ({ unpack }: Packing, packed: readonly unknown[]): Categories => {
  const found: Categories = { names: [], viewed: {}, bought: {} };
  for (const one of packed) {
    const [name, ...rest] = Array.isArray(one) ? one : [one];
    const key = String(name);
    found.names.push(key);
    if (typeof rest[0] === 'number') found.viewed[key] = unpack<Tally>(rest, TALLY);
    if (Array.isArray(rest[0])) found.viewed[key] = unpack<Tally>(rest[0], TALLY);
    if (rest.length === 2 && Array.isArray(rest[1])) found.bought[key] = unpack<Tally>(rest[1], TALLY);
  }
  return found;
};

/** Instants as distances from each other, the first from the person's own start. */
export const packCounted = (counted: Stats['counted'], originMs: number): Stats['counted'] =>
  mapValues(counted, (instants) =>
    instants.map((at, index) => at - (instants[index - 1] ?? Math.floor(originMs / 1000))),
  );

export const unpackCounted = (packed: Stats['counted'], originMs: number): Stats['counted'] =>
  mapValues(packed, (distances) => {
    let at = Math.floor(originMs / 1000);
    return distances.map((distance) => {
      at += distance;
      return at;
    });
  });

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
