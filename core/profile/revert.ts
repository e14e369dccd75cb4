import { canonicalJson } from '../config/canonical.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One value at three moments: as it is, as a merge had made it, and as it was before. */
interface Moments<T> {
  now: T;
  made: T;
  before: T;
}

const text = (value: unknown): string => canonicalJson(value ?? null);
export const isSame = (a: unknown, b: unknown): boolean => a === b || text(a) === text(b);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the lines of a list apart: the ids that lists of a profile use, else the whole line. */
const keyOf = (line: unknown): string => {
  if (!isFields(line)) return text(line);
  const { hash, id, namespace, value, channel, purpose, address } = line;
  if (hash !== undefined || id !== undefined) return text(hash ?? id);
  if (namespace !== undefined) return text([namespace, value]);
  return channel !== undefined && address !== undefined ? text([channel, purpose, address]) : text(line);
};

const isInstant = (name: string): boolean => /(^|[a-z])at(Ms|Seconds)$/i.test(name);

const revertNames = (
  { now, made, before }: Moments<Fields>,
  revert: (name: string, moments: Moments<unknown>) => unknown,
): Fields => {
  const names = new Set([...Object.keys(now), ...Object.keys(before)]);
  const kept = [...names].map((name) => {
    const at = (fields: Fields) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
    return [name, revert(name, { now: at(now), made: at(made), before: at(before) })] as const;
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
};

/** What has not changed since the merge is what it was before; what was changed or came since stays. */
const revertLines = ({ now, made, before }: Moments<readonly unknown[]>): unknown[] => {
  const [madeOf, earlier] = [byKey(made), byKey(before)];
  const kept = now.flatMap((line) => {
    const key = keyOf(line);
    if (!madeOf.has(key) || !isSame(line, madeOf.get(key))) return [line];
    return earlier.has(key) ? [earlier.get(key)] : [];
  });
  const held = new Set(kept.map(keyOf));
  // Those that there was no room for in both.
  const lost = before.filter((line) => !held.has(keyOf(line)) && !madeOf.has(keyOf(line)));
  return [...lost, ...kept];
};

const byKey = (lines: readonly unknown[]): Map<string, unknown> =>
  new Map(lines.map((line) => [keyOf(line), line]));

/** Of a list of plain values, which may repeat, go as many as the merge brought. */
const revertBag = ({ now, made, before }: Moments<readonly unknown[]>): unknown[] => {
  const brought = made.map(text);
  for (const value of before.map(text))
    if (brought.includes(value)) brought.splice(brought.indexOf(value), 1);
  return now.filter((value) => {
    const at = brought.indexOf(text(value));
    if (at >= 0) brought.splice(at, 1);
    return at < 0;
  });
};

const isList = (moments: Moments<unknown>): moments is Moments<readonly unknown[]> =>
  Object.values(moments).every(Array.isArray);
const areFields = (moments: Moments<unknown>): moments is Moments<Fields> =>
  Object.values(moments).every(isFields);

/**
 * A field of a profile without what a merge had brought: what was done since is kept, on top of what was there before. A
 * field that nobody thought of is treated as a whole, a record name by name, a list line by line.
 */
export const reverted = ({ now, made, before }: Moments<unknown>): unknown => {
  if (isSame(now, made)) return before;
  const filled = { now, made: made ?? emptyLike(now), before: before ?? emptyLike(now) };
  if (isList(filled)) return filled.now.some(isFields) ? revertLines(filled) : revertBag(filled);
  if (!areFields(filled)) return now;
  return revertNames(filled, (_, one) => (isSame(one.now, one.made) ? one.before : one.now));
};

/** The same of counts and sums, however deep they lie: numbers that a merge had added are taken off again. */
export const revertedSums = ({ now, made, before }: Moments<unknown>, name = ''): unknown => {
  if (isSame(now, made)) return before;
  if (typeof now === 'number' && !isInstant(name)) return now - numberOf(made) + numberOf(before);
  const filled = { now, made: made ?? emptyLike(now), before: before ?? emptyLike(now) };
  if (isList(filled)) return revertBag(filled);
  return areFields(filled) ? revertNames(filled, (each, one) => revertedSums(one, each)) : now;
};

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const emptyLike = (value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  return isFields(value) ? {} : undefined;
};
