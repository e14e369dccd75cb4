import { type Builder, type Closure, unworkable } from './closure.ts';

type Test = (a: unknown, b: unknown) => boolean;
type Pair = (left: Closure, right: Closure) => Closure;

/** Three and more are compared in turn. */
const inTurn =
  (test: Test, parts: readonly Closure[]): Closure =>
  (data, above) => {
    let before = parts[0]?.(data, above);
    for (let index = 1; index < parts.length; index++) {
      const value = parts[index]?.(data, above);
      if (!test(before, value)) return false;
      before = value;
    }
    return true;
  };

/** `pair` is `test` of two, written out for each: shared code would have to find out at every call which test is meant. */
const comparison =
  (test: Test, pair: Pair): Builder =>
  (args, compile) => {
    const [left, right, ...more]: Closure[] = Array.isArray(args) ? args.map(compile) : [];
    if (!left || !right) return unworkable('two values to compare');
    return more.length === 0 ? pair(left, right) : inTurn(test, [left, right, ...more]);
  };

const isText = (value: unknown): boolean => typeof value === 'string' || value === null;

/** Numbers are compared as they are, and so are texts with texts; all else is brought to numbers. */
const asTheyAre = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (isText(a) && isText(b));

const numberOf = (value: unknown): number => {
  const number = typeof value === 'object' && value !== null ? Number.NaN : Number(value);
  return Number.isNaN(number) ? unworkable('not a number') : number;
};

const equal: Test = (a, b) => (asTheyAre(a, b) ? a === b : numberOf(a) === numberOf(b));
const same: Test = (a, b) => a === b;
const less: Test = (a, b) => (asTheyAre(a, b) ? (a as number) < (b as number) : numberOf(a) < numberOf(b));
const atMost: Test = (a, b) =>
  asTheyAre(a, b) ? (a as number) <= (b as number) : numberOf(a) <= numberOf(b);

export const comparisons: Readonly<Record<string, Builder>> = {
  '==': comparison(equal, (left, right) => (data, above) => equal(left(data, above), right(data, above))),
  '!=': comparison(
    (a, b) => !equal(a, b),
    (left, right) => (data, above) => !equal(left(data, above), right(data, above)),
  ),
  '===': comparison(same, (left, right) => (data, above) => left(data, above) === right(data, above)),
  '!==': comparison(
    (a, b) => !same(a, b),
    (left, right) => (data, above) => left(data, above) !== right(data, above),
  ),
  '<': comparison(less, (left, right) => (data, above) => less(left(data, above), right(data, above))),
  '<=': comparison(atMost, (left, right) => (data, above) => atMost(left(data, above), right(data, above))),
  '>': comparison(
    (a, b) => less(b, a),
    (left, right) => (data, above) => less(right(data, above), left(data, above)),
  ),
  '>=': comparison(
    (a, b) => atMost(b, a),
    (left, right) => (data, above) => atMost(right(data, above), left(data, above)),
  ),
};
