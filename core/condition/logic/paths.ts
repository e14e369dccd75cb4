import { type Above, type Builder, type Closure, valuesOf } from './closure.ts';

type Fields = Readonly<Record<string, unknown>>;
type Look = (data: unknown) => unknown;

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

/** The fields of the roots that nearly every condition looks at are read by name, which engines of JavaScript are quick at. */
const beginnings: Readonly<Record<string, Look>> = {
  event: (data) => (data as { event?: unknown } | null)?.event,
  profile: (data) => (data as { profile?: unknown } | null)?.profile,
  cart: (data) => (data as { cart?: unknown } | null)?.cart,
  'event.properties': (data) =>
    (data as { event?: { properties?: unknown } | null } | null)?.event?.properties,
  'profile.computed': (data) =>
    (data as { profile?: { computed?: unknown } | null } | null)?.profile?.computed,
};

const lookOf = (keys: readonly string[]): Look => {
  const named = [2, 1].find(
    (count) => keys.length > count && Object.hasOwn(beginnings, keys.slice(0, count).join('.')),
  );
  const begin = named === undefined ? undefined : beginnings[keys.slice(0, named).join('.')];
  const rest = keys.slice(named ?? 0);
  const [first = '', ...more] = rest;
  if (!begin) return (data) => descend(data, keys);
  if (more.length > 0) return (data) => descend(begin(data), rest);
  return (data) => (begin(data) as Fields | null | undefined)?.[first];
};

/** No path leads to a function. */
const orNull = (value: unknown): unknown =>
  value === undefined || typeof value === 'function' ? null : value;

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

/** What lies at a path known beforehand. */
export const pathClosure = (path: string): Closure => {
  if (path === '' || path.startsWith('../')) return (data, above) => orNull(lookUp(path, data, above));
  const look = lookOf(splitPath(path));
  return (data) => orNull(look(data));
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
