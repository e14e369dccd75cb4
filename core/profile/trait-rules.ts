import { canonicalJson, storedBytes } from '../config/canonical.ts';
import type { TraitRule } from '../config/people-settings.ts';
import type { TraitValue } from './profile.ts';

/** Of two words on one trait what stands, in any order and grouping and however often; `null` is a word that takes back. */
type Settle = (a: TraitValue, b: TraitValue) => TraitValue;

const MAX_ELEMENTS = 100;
const MAX_ELEMENT_BYTES = 4000;

/** The later value stands, at a tie one that messages may show, then the larger: any total order will do. */
export const later: Settle = (a, b) => {
  if (a.atMs !== b.atMs) return a.atMs > b.atMs ? a : b;
  if (a.claimed !== b.claimed) return a.claimed ? b : a;
  return canonicalJson(a.value) >= canonicalJson(b.value) ? a : b;
};

/** What gathers forgets nothing: null says nothing beside a value. */
const besideNull =
  (settle: Settle): Settle =>
  (a, b) => {
    if (a.value === null && b.value === null) return later(a, b);
    return settle(a.value === null ? b : a, b.value === null ? a : b);
  };

const earlier: Settle = (a, b) => {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs ? a : b;
  return later(a, b);
};

/** By size, at a tie the later. */
const extreme =
  (sign: 1 | -1): Settle =>
  (a, b) => {
    const [x, y] = [sizeOf(a.value), sizeOf(b.value)];
    if (x.rank !== y.rank) return x.rank > y.rank ? a : b;
    if (x.size !== y.size) return x.size > y.size === sign > 0 ? a : b;
    return later(a, b);
  };

const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;
const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;

/** Numbers (written as text, too) come before dates of ISO 8601 as instants, those before other texts, those before the rest. */
const sizeOf = (value: unknown): { rank: number; size: number | string } => {
  if (typeof value === 'number') return { rank: 3, size: value };
  if (typeof value !== 'string') return { rank: 0, size: canonicalJson(value) };
  const text = value.trim();
  if (NUMBER.test(text)) return { rank: 3, size: Number(text) };
  const atMs = ISO.test(text) ? instantOf(text) : Number.NaN;
  return Number.isNaN(atMs) ? { rank: 1, size: value } : { rank: 2, size: atMs };
};

/** A time without a zone is of no place: it counts as UTC. */
const instantOf = (text: string): number => Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text);

const together: Settle = (a, b) => ({
  value: canonicalSet([a.value, b.value].flat()),
  atMs: Math.max(a.atMs, b.atMs),
  ...((a.claimed || b.claimed) && { claimed: true }),
});

/** Each element once, in the order of its canonical JSON, up to 100 and 4,000 bytes: what comes after that is left out. */
const canonicalSet = (all: readonly unknown[]): unknown[] => {
  const elements = new Map(
    all.filter((one) => one !== null && one !== undefined).map((one) => [canonicalJson(one), one]),
  );
  const sorted = [...elements].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, MAX_ELEMENTS);
  let bytes = 0;
  const end = sorted.findIndex(([, one]) => {
    bytes += storedBytes(one);
    return bytes > MAX_ELEMENT_BYTES;
  });
  return sorted.slice(0, end < 0 ? sorted.length : end).map(([, one]) => one);
};

const rules: Record<TraitRule, Settle> = {
  latest: later,
  oldest: besideNull(earlier),
  largest: besideNull(extreme(1)),
  smallest: besideNull(extreme(-1)),
  union: besideNull(together),
};

/** The word that stands by a rule. One alone is settled with itself, so that it has the form of the rule. */
export const settled = (
  rule: TraitRule,
  a: TraitValue | undefined,
  b: TraitValue | undefined,
): TraitValue | undefined => {
  const [first, second] = [a ?? b, b ?? a];
  return first && second && rules[rule](first, second);
};
