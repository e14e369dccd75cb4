import { type Builder, type Closure, unworkable, valuesOf } from './closure.ts';
import { isTrue } from './truth.ts';

type Join = (parts: readonly Closure[]) => Closure;

const joined =
  (join: Join): Builder =>
  (args, compile) =>
    Array.isArray(args) ? join(args.map(compile)) : unworkable('a list of parts');

const nothing: Closure = () => null;

const both =
  (first: Closure, second: Closure): Closure =>
  (data, above) => {
    const value = first(data, above);
    return isTrue(value) ? second(data, above) : value;
  };

const either =
  (first: Closure, second: Closure): Closure =>
  (data, above) => {
    const value = first(data, above);
    return isTrue(value) ? value : second(data, above);
  };

/** Two at a time, from the end: each part is called from a place of its own. */
const chain =
  (link: (first: Closure, rest: Closure) => Closure): Join =>
  (parts) =>
    parts.length === 0 ? nothing : parts.reduceRight((rest, part) => link(part, rest));

const firstSaid =
  (first: Closure, rest: Closure): Closure =>
  (data, above) =>
    first(data, above) ?? rest(data, above);

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
  and: joined(chain(both)),
  or: joined(chain(either)),
  '??': joined(chain(firstSaid)),
  if: joined(choice),
  '?:': joined(choice),
  '!': truthOf((value) => !value),
  '!!': truthOf((value) => value),
};
