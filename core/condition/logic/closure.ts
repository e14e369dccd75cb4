/** What lies around the data of a list's own condition: [its list, the data outside, what lies around that]. */
export type Above = readonly unknown[];

/** A part of a condition, ready to be worked out of data. Throws what cannot be worked out. */
export type Closure = (data: unknown, above: Above) => unknown;

/** Makes the closure of an operator from its arguments as they are written. */
export type Builder = (args: unknown, compile: (part: unknown) => Closure) => Closure;

/** A sum of words, the first letter of a number: nothing comes of it. */
export const unworkable = (why: string): never => {
  throw new TypeError(why);
};

const isLiteral = (part: unknown): boolean =>
  typeof part !== 'object' || part === null || (Array.isArray(part) && part.every(isLiteral));

/** A list of words, numbers and the like, written in the condition itself. */
export const isFlat = (part: unknown): part is readonly unknown[] =>
  Array.isArray(part) && part.every((one) => typeof one !== 'object');

/** The values of the arguments. One that is no list and yields one stands for all of them. */
export const valuesOf = (
  args: unknown,
  compile: (part: unknown) => Closure,
): ((data: unknown, above: Above) => readonly unknown[]) => {
  if (!Array.isArray(args)) {
    const only = compile(args);
    return (data, above) => {
      const value = only(data, above);
      return Array.isArray(value) ? value : [value];
    };
  }
  if (isLiteral(args)) return () => args;
  const parts = args.map(compile);
  return (data, above) => parts.map((part) => part(data, above));
};

/** An operator that needs all of its arguments. */
export const eager =
  (work: (values: readonly unknown[]) => unknown): Builder =>
  (args, compile) => {
    const values = valuesOf(args, compile);
    return (data, above) => work(values(data, above));
  };
