import { isOperator } from './operators.ts';

const DAYS = /^profile\.computed\.daysSince/;
const ABOVE = /^(\.\.\/)*(profile(\.computed)?)?$/;
const COMPARISONS = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=']);

const pathOf = (part: unknown): unknown => {
  if (typeof part !== 'object' || part === null || !('var' in part)) return undefined;
  return Array.isArray(part.var) ? part.var[0] : part.var;
};

const isDays = (part: unknown): boolean => {
  const path = pathOf(part);
  return typeof path === 'string' && DAYS.test(path);
};

/** A path that leads to the days, or above them, or nobody knows where. */
const mayBeDays = (part: object): boolean => {
  if (!('var' in part)) return false;
  const path = pathOf(part);
  return typeof path !== 'string' || path.includes('daysSince') || ABOVE.test(path);
};

/** Numbers of days that a part compares with; undefined where it does anything else with days. */
const marksIn = (part: unknown): number[] | undefined => {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return joined(part.map(marksIn));
  if (mayBeDays(part)) return undefined;
  return joined(
    Object.entries(part).map(([name, args]) => {
      if (!isOperator(name)) return [];
      const isCompared = COMPARISONS.has(name) && Array.isArray(args) && args.some(isDays);
      if (!isCompared) return marksIn(args);
      const others = args.filter((arg) => !isDays(arg));
      return others.every((other) => typeof other === 'number') ? others : undefined;
    }),
  );
};

const joined = (all: readonly (number[] | undefined)[]): number[] | undefined =>
  all.some((one) => one === undefined) ? undefined : all.flatMap((one) => one ?? []);

/**
 * The whole days at which a comparison such as "30 days since her last order" turns: those named and the ones after. Undefined
 * where days are looked at in another way: then any day may matter.
 */
export const dayMarks = (condition: unknown): number[] | undefined =>
  marksIn(condition)?.flatMap((days) => [Math.ceil(days), Math.floor(days) + 1]);
