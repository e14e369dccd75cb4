import { type Above, type Builder, type Closure, eager, unworkable } from './closure.ts';
import { isTrue } from './truth.ts';

type Walk = (list: Closure, entry: Closure) => Closure;

const overList =
  (walk: Walk): Builder =>
  (args, compile) =>
    Array.isArray(args) ? walk(compile(args[0]), compile(args[1])) : unworkable('a list and a condition');

/** Nothing is an empty list; a text is a list of letters, where only whether is asked. */
const entriesOf = (value: unknown): ArrayLike<unknown> => (value || []) as ArrayLike<unknown>;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value ? unworkable('a list') : [];

const some: Walk = (list, entry) => (data, above) => {
  const entries = entriesOf(list(data, above));
  const around: Above = [entries, data, above];
  for (let index = 0; index < entries.length; index++) if (isTrue(entry(entries[index], around))) return true;
  return false;
};

const all: Walk = (list, entry) => (data, above) => {
  const entries = entriesOf(list(data, above));
  const around: Above = [entries, data, above];
  for (let index = 0; index < entries.length; index++)
    if (!isTrue(entry(entries[index], around))) return false;
  return entries.length !== 0;
};

const none: Walk = (list, entry) => {
  const isSome = some(list, entry);
  return (data, above) => !isSome(data, above);
};

/** What lies around an entry says where in the list it stands: `../index`. */
const around = (iterator: readonly unknown[], index: number, data: unknown, above: Above): Above => [
  { iterator, index },
  data,
  above,
];

const map: Walk = (list, entry) => (data, above) => {
  const entries = listOf(list(data, above));
  return entries.map((one, index) => entry(one, around(entries, index, data, above)));
};

const filter: Walk = (list, entry) => (data, above) => {
  const entries = listOf(list(data, above));
  return entries.filter((one, index) => isTrue(entry(one, around(entries, index, data, above))));
};

/** What is gathered is a value or a list of values, never a tree that grows with each entry. */
const flat = (value: unknown): unknown => {
  const isTree =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => typeof one === 'object' && one);
  return isTree ? unworkable('a tree') : value;
};

const nameIn = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && 'var' in part ? part.var : undefined;

/** A plain sum or product of a list begins at 0 or 1 where nothing is said, so that an empty list has one. */
const beginning = (entry: unknown): unknown => {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const [name, args] = Object.entries(entry)[0] ?? [];
  const names = Array.isArray(args) ? args.map(nameIn) : [];
  const isPlain = names.length === 2 && names.includes('accumulator') && names.includes('current');
  return isPlain && name === '+' ? 0 : isPlain && name === '*' ? 1 : undefined;
};

const reduce: Builder = (args, compile) => {
  if (!Array.isArray(args)) return unworkable('a list, what is done with each, and a beginning');
  const list = compile(args[0]);
  const entry = compile(args[1]);
  const start = args.length > 2 ? args[2] : beginning(args[1]);
  const first = start === undefined ? undefined : compile(start);
  return (data, above) => {
    const begun = first && flat(first(data, above));
    const entries = listOf(list(data, above));
    const outside: Above = [entries, data, above];
    const gather = (accumulator: unknown, current: unknown) => flat(entry({ accumulator, current }, outside));
    return first ? entries.reduce(gather, begun) : entries.reduce(gather);
  };
};

const merge = eager((values) => values.flatMap((value) => (Array.isArray(value) ? [...value] : [value])));

export const lists: Readonly<Record<string, Builder>> = {
  map: overList(map),
  filter: overList(filter),
  some: overList(some),
  all: overList(all),
  none: overList(none),
  reduce,
  merge,
};
