import { type Builder, type Closure, unworkable, valuesOf } from './closure.ts';
import { isTrue } from './truth.ts';

type Join = (parts: readonly Closure[]) => Closure;

const joined =
  (join: Join): Builder =>
  (args, compile) =>
    Array.isArray(args) ? join(args.map(compile)) : unworkable('a list of parts');

const nothing: Closure = () => null;

type GoesOn = (value: unknown) => boolean;

// Two and three are written out: a condition of few small parts is near at hand for the processor, among ten thousand others.
const two =
  (goesOn: GoesOn, first: Closure, second: Closure): Closure =>
  (data, above) => {
    const value = first(data, above);
    return goesOn(value) ? second(data, above) : value;
  };

const three =
  (goesOn: GoesOn, first: Closure, second: Closure, third: Closure): Closure =>
  (data, above) => {
    let value = first(data, above);
    if (!goesOn(value)) return value;
    value = second(data, above);
    return goesOn(value) ? third(data, above) : value;
  };

const many =
  (goesOn: GoesOn, parts: readonly Closure[]): Closure =>
  (data, above) => {
    let value: unknown;
    for (const part of parts) {
      value = part(data, above);
      if (!goesOn(value)) return value;
    }
    return value;
  };

/** Goes on while a value lets it; answers the first that does not, or the last. */
const junction =
  (goesOn: GoesOn): Join =>
  (parts) => {
    const [first, second, third, ...more] = parts;
    if (!first) return nothing;
    if (!second) return first;
    if (!third) return two(goesOn, first, second);
    return more.length === 0 ? three(goesOn, first, second, third) : many(goesOn, parts);
  };

const isFalse = (value: unknown): boolean => !isTrue(value);

const choice = ([condition, then, ...others]: readonly Closure[]): Closure => {
  if (!condition) return nothing;
  if (!then) return condition;
  const otherwise = choice(others);
  return (data, above) => (isTrue(condition(data, above)) ? then : otherwise)(data, above);
};

/** Of the only argument; one that is no list and yields one stands for all of them. */
const truthOf =
  (told: (value: boolean) => boolean): Builder =>
  (args, compile) => {
    if (Array.isArray(args) && args.length === 1) {
      const only = compile(args[0]);
      return (data, above) => told(isTrue(only(data, above)));
    }
    const values = valuesOf(args, compile);
    return (data, above) => told(isTrue(values(data, above)[0]));
  };

export const flow: Readonly<Record<string, Builder>> = {
  and: joined(junction(isTrue)),
  or: joined(junction(isFalse)),
  '??': joined(junction((value) => value === null || value === undefined)),
  if: joined(choice),
  '?:': joined(choice),
  '!': truthOf((value) => !value),
  '!!': truthOf((value) => value),
};
