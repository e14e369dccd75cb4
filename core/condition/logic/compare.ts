import { type Builder, type Closure, unworkable } from './closure.ts';

type Test = (a: unknown, b: unknown) => boolean;

const isText = (value: unknown): boolean => typeof value === 'string' || value === null;

/** Numbers are compared as they are, and so are texts with texts; all else is brought to numbers. */
const asTheyAre = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (isText(a) && isText(b));

const numberOf = (value: unknown): number => {
  const number = typeof value === 'object' && value !== null ? Number.NaN : Number(value);
  return Number.isNaN(number) ? unworkable('not a number') : number;
};

const equal: Test = (a, b) => (asTheyAre(a, b) ? a === b : numberOf(a) === numberOf(b));
const less: Test = (a, b) => (asTheyAre(a, b) ? (a as number) < (b as number) : numberOf(a) < numberOf(b));
const atMost: Test = (a, b) =>
  asTheyAre(a, b) ? (a as number) <= (b as number) : numberOf(a) <= numberOf(b);

interface Comparison {
  test: Test;
  /** With a value that is written in the condition, the usual case: one closure, not three. */
  with(look: Closure, value: unknown): Closure;
  /** The name of the same with its sides changed. */
  mirrored: string;
}

const table: Readonly<Record<string, Comparison>> = {
  '==': {
    test: equal,
    with: (look, value) => (data, above) => equal(look(data, above), value),
    mirrored: '==',
  },
  '!=': {
    test: (a, b) => !equal(a, b),
    with: (look, value) => (data, above) => !equal(look(data, above), value),
    mirrored: '!=',
  },
  '===': {
    test: (a, b) => a === b,
    with: (look, value) => (data, above) => look(data, above) === value,
    mirrored: '===',
  },
  '!==': {
    test: (a, b) => a !== b,
    with: (look, value) => (data, above) => look(data, above) !== value,
    mirrored: '!==',
  },
  '<': { test: less, with: (look, value) => (data, above) => less(look(data, above), value), mirrored: '>' },
  '<=': {
    test: atMost,
    with: (look, value) => (data, above) => atMost(look(data, above), value),
    mirrored: '>=',
  },
  '>': {
    test: (a, b) => less(b, a),
    with: (look, value) => (data, above) => less(value, look(data, above)),
    mirrored: '<',
  },
  '>=': {
    test: (a, b) => atMost(b, a),
    with: (look, value) => (data, above) => atMost(value, look(data, above)),
    mirrored: '<=',
  },
};

const isValue = (part: unknown): boolean => typeof part !== 'object' || part === null;

const pair = (
  { test, with: against, mirrored }: Comparison,
  [a, b]: unknown[],
  compile: (part: unknown) => Closure,
) => {
  if (isValue(b)) return against(compile(a), b);
  const mirror = table[mirrored];
  if (isValue(a) && mirror) return mirror.with(compile(b), a);
  const [left, right] = [compile(a), compile(b)];
  const both: Closure = (data, above) => test(left(data, above), right(data, above));
  return both;
};

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

/** A value between two that are written in the condition. */
const between =
  (test: Test, low: unknown, look: Closure, high: unknown): Closure =>
  (data, above) => {
    const value = look(data, above);
    return test(low, value) && test(value, high);
  };

const several = ({ test }: Comparison, args: unknown[], compile: (part: unknown) => Closure): Closure => {
  const [low, middle, high, ...more] = args;
  return isValue(low) && isValue(high) && more.length === 0
    ? between(test, low, compile(middle), high)
    : inTurn(test, args.map(compile));
};

/** Three and more are compared in turn. */
const comparison =
  (one: Comparison): Builder =>
  (args, compile) => {
    if (!Array.isArray(args) || args.length < 2) return unworkable('two values to compare');
    return args.length === 2 ? pair(one, args, compile) : several(one, args, compile);
  };

export const comparisons: Readonly<Record<string, Builder>> = Object.fromEntries(
  Object.entries(table).map(([name, one]) => [name, comparison(one)]),
);
