import { type Builder, type Closure, unworkable } from './closure.ts';

type Pair = (left: Closure, right: Closure) => Closure;

/** Each holds for a pair of values; three and more are compared in turn. */
const comparison =
  (pair: Pair): Builder =>
  (args, compile) => {
    if (!Array.isArray(args) || args.length < 2) return unworkable('two values to compare');
    const parts: Closure[] = args.map(compile);
    const pairs = parts.slice(1).map((part, index) => pair(parts[index] as Closure, part));
    return pairs.length === 1
      ? (pairs[0] as Closure)
      : (data, above) => pairs.every((one) => one(data, above));
  };

const isText = (value: unknown): boolean => typeof value === 'string' || value === null;

/** Numbers are compared as they are, and so are texts with texts; all else is brought to numbers. */
const asTheyAre = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (isText(a) && isText(b));

const numberOf = (value: unknown): number => {
  const number = typeof value === 'object' && value !== null ? Number.NaN : Number(value);
  return Number.isNaN(number) ? unworkable('not a number') : number;
};

// One closure for each: shared code would have to find out at every call which comparison is meant.
export const comparisons: Readonly<Record<string, Builder>> = {
  '==': comparison((left, right) => (data, above) => {
    const a = left(data, above);
    const b = right(data, above);
    return asTheyAre(a, b) ? a === b : numberOf(a) === numberOf(b);
  }),
  '!=': comparison((left, right) => (data, above) => {
    const a = left(data, above);
    const b = right(data, above);
    return asTheyAre(a, b) ? a !== b : numberOf(a) !== numberOf(b);
  }),
  '===': comparison((left, right) => (data, above) => left(data, above) === right(data, above)),
  '!==': comparison((left, right) => (data, above) => left(data, above) !== right(data, above)),
  '<': comparison((left, right) => (data, above) => {
    const a = left(data, above) as number;
    const b = right(data, above) as number;
    return asTheyAre(a, b) ? a < b : numberOf(a) < numberOf(b);
  }),
  '<=': comparison((left, right) => (data, above) => {
    const a = left(data, above) as number;
    const b = right(data, above) as number;
    return asTheyAre(a, b) ? a <= b : numberOf(a) <= numberOf(b);
  }),
  '>': comparison((left, right) => (data, above) => {
    const a = left(data, above) as number;
    const b = right(data, above) as number;
    return asTheyAre(a, b) ? a > b : numberOf(a) > numberOf(b);
  }),
  '>=': comparison((left, right) => (data, above) => {
    const a = left(data, above) as number;
    const b = right(data, above) as number;
    return asTheyAre(a, b) ? a >= b : numberOf(a) >= numberOf(b);
  }),
};
