import { type Above, type Builder, type Closure, valuesOf } from './closure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `a.b\\.c` → a, b.c */
export const splitPath = (path: string): string[] => {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < path.length; index++) {
    const letter = path.charAt(index);
    const next = path.charAt(index + 1);
    if (letter === '.') {
      parts.push(part);
      part = '';
    } else if (letter === '\\' && (next === '.' || next === '/' || next === '\\')) {
      part += next;
      index += 1;
    } else part += letter;
  }
  return path === '' ? [] : [...parts, part];
};

/** What lies there; undefined for nothing. */
const descend = (data: unknown, keys: readonly string[]): unknown => {
  let value = data;
  for (const key of keys) {
    if (value === null || value === undefined) return undefined;
    value = (value as Fields)[key];
  }
  return value;
};

/** No path leads to a function. */
const orNull = (value: unknown): unknown =>
  value === undefined || typeof value === 'function' ? null : value;

type Place = Fields | null | undefined;
interface Known {
  event?: { properties?: Place } | null;
  profile?: { computed?: Place; counters?: Place } | null;
}

/**
 * What nearly every condition looks at: one field of one of these. The way there is written out, since engines of JavaScript are
 * quick at names that they know.
 */
const written: Readonly<Record<string, (field: string) => Closure>> = {
  event: (field) => (data) => orNull(((data as Known | null)?.event as Place)?.[field]),
  'event.properties': (field) => (data) => orNull((data as Known | null)?.event?.properties?.[field]),
  profile: (field) => (data) => orNull(((data as Known | null)?.profile as Place)?.[field]),
  'profile.counters': (field) => (data) => orNull((data as Known | null)?.profile?.counters?.[field]),
  'profile.computed': (field) => (data) => orNull((data as Known | null)?.profile?.computed?.[field]),
};

const straight = (path: string): Closure => {
  const keys = splitPath(path);
  const field = keys.at(-1) ?? '';
  const way = keys.slice(0, -1).join('.');
  const known = Object.hasOwn(written, way) ? written[way] : undefined;
  return known?.(field) ?? ((data) => orNull(descend(data, keys)));
};

const found = (value: unknown, otherwise: unknown): unknown =>
  value === undefined ? otherwise : typeof value === 'function' ? null : value;

/** Out of a list's own condition: `../` leads to the list, `../../` to the data outside. */
const climb = (path: string, data: unknown, above: Above): { path: string; data: unknown } => {
  let place = data;
  let around = above;
  let rest = path;
  for (let step = 0; rest.startsWith('../') && step < around.length; rest = rest.slice(3)) {
    place = around[step];
    step += 1;
    if (step === around.length && Array.isArray(place)) {
      around = place;
      place = around[0];
      step = 1;
    }
  }
  return { path: rest, data: place };
};

const lookUp = (path: unknown, data: unknown, above: Above): unknown => {
  if (path === undefined || path === null || path === '') return data;
  const from = climb(String(path), data, above);
  return from.path === '' ? from.data : descend(from.data, splitPath(from.path));
};

/** Conditions look at few places, and many at the same: each has one closure. */
const MOST_KNOWN = 2_000;
const closures = new Map<string, Closure>();

const pathClosureOf = (path: string): Closure =>
  path === '' || path.startsWith('../') ? (data, above) => orNull(lookUp(path, data, above)) : straight(path);

/** What lies at a path known beforehand. */
export const pathClosure = (path: string): Closure => {
  const known = closures.get(path);
  if (known) return known;
  if (closures.size >= MOST_KNOWN) closures.clear();
  const closure = pathClosureOf(path);
  closures.set(path, closure);
  return closure;
};

export const variable: Builder = (args, compile) => {
  const [path, ...others] = Array.isArray(args) ? args : [args];
  if (typeof path === 'string' && others.length === 0) return pathClosure(path);
  const values = valuesOf(args, compile);
  return (data, above) => {
    const [key, otherwise = null] = values(data, above);
    return found(lookUp(key, data, above), otherwise);
  };
};

const missingOf = (paths: readonly unknown[], data: unknown): unknown[] =>
  paths.filter((path) => {
    let value = data;
    for (const key of splitPath(String(path))) {
      if (!value) return true;
      value = (value as Fields)[key];
    }
    return value === undefined;
  });

export const missing: Builder = (args, compile) => {
  const paths = valuesOf(args, compile);
  return (data, above) => missingOf(paths(data, above), data);
};

export const missingSome: Builder = (args, compile) => {
  const values = valuesOf(args, compile);
  return (data, above) => {
    const [needed, paths] = values(data, above) as [number, unknown[]];
    const lacking = missingOf(paths, data);
    return paths.length - lacking.length >= needed ? [] : lacking;
  };
};
