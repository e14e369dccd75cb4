import { isFlat } from './logic/closure.ts';
import { isRoot } from './root-names.ts';

/** Unless one of these values lies at the path, the condition does not hold. */
export interface Gate {
  path: string;
  values: readonly unknown[];
}

const pathOf = (part: unknown): string | undefined => {
  if (typeof part !== 'object' || part === null || !('var' in part)) return undefined;
  const path = part.var;
  return typeof path === 'string' && isRoot(path.split('.')[0] ?? '') ? path : undefined;
};

/** Loosely equal to a word is only that very word; a number equals texts that say it, too. */
const isWord = (value: unknown): value is string => typeof value === 'string' && Number.isNaN(Number(value));
const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const equality = (args: unknown, isExact: (value: unknown) => boolean): Gate | undefined => {
  if (!Array.isArray(args) || args.length !== 2) return undefined;
  const [a, b] = args;
  const path = pathOf(a) ?? pathOf(b);
  const value = pathOf(a) === undefined ? a : b;
  return path !== undefined && isExact(value) ? { path, values: [value] } : undefined;
};

const membership = (args: unknown): Gate | undefined => {
  if (!Array.isArray(args) || args.length !== 2) return undefined;
  const path = pathOf(args[0]);
  return path !== undefined && isFlat(args[1]) ? { path, values: args[1] } : undefined;
};

/** Of what is joined by `and` the first part that has one, an event's before a person's: the person need not be looked at then. */
const junction = (args: unknown): Gate | undefined => {
  const gates = (Array.isArray(args) ? args : []).flatMap((part) => gateOf(part) ?? []);
  return gates.find(({ path }) => path.startsWith('event.')) ?? gates[0];
};

/**
 * What an index can go by: `==` and `in` with plain words, alone or joined by `and` with whatever else. Undefined where a
 * condition has nothing of the kind.
 */
export const gateOf = (condition: unknown): Gate | undefined => {
  if (typeof condition !== 'object' || condition === null) return undefined;
  const [operator, ...more] = Object.entries(condition);
  if (!operator || more.length > 0) return undefined;
  const [name, args] = operator;
  if (name === 'and') return junction(args);
  if (name === '==') return equality(args, isWord);
  if (name === '===') return equality(args, isValue);
  return name === 'in' ? membership(args) : undefined;
};
