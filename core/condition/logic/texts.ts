import { type Builder, eager, isFlat, unworkable } from './closure.ts';

/** Some letters of a text; a length below nothing leaves so many off its end. */
const letters = ([text, from, length]: readonly unknown[]): string => {
  if (typeof text !== 'string') return unworkable('a text');
  const start = from as number;
  const rest = text.slice(start);
  if (length === undefined) return rest;
  const count = Number(length);
  return rest.slice(0, count < 0 ? Math.max(0, rest.length + count) : count);
};

const isPart = ([part, whole]: readonly unknown[]): boolean => {
  if (!whole) return false;
  if (typeof whole === 'string') return whole.includes(part as string);
  return Array.isArray(whole) ? whole.includes(part) : unworkable('a list or a text');
};

/** A long list is looked up, not gone through. */
const WORTH_A_SET = 8;

/** A list that is written in the condition itself is the usual case, and made for being looked into once. */
const partOf: Builder = (args, compile) => {
  const [sought, whole] = Array.isArray(args) ? args : [];
  if (!isFlat(whole)) return eager(isPart)(args, compile);
  const part = compile(sought);
  if (whole.length <= WORTH_A_SET) return (data, above) => whole.includes(part(data, above));
  const all = new Set(whole);
  return (data, above) => all.has(part(data, above));
};

/** How long a text or a list is, how many fields an object has. */
const lengthOf: Builder = (args, compile) => {
  if (!args) return unworkable('something to count');
  const measured = compile(Array.isArray(args) ? args[0] : args);
  return (data, above) => {
    const value = measured(data, above);
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    return typeof value === 'object' && value !== null
      ? Object.keys(value).length
      : unworkable('something to count');
  };
};

export const texts: Readonly<Record<string, Builder>> = {
  in: partOf,
  cat: eager((values) => values.map((value) => value ?? '').join('')),
  substr: eager(letters),
  length: lengthOf,
};
