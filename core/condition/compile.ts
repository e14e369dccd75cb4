import { answers } from './answers.ts';
import { type Builder, type Closure, unworkable, valuesOf } from './logic/closure.ts';
import { logic } from './logic/index.ts';
import { ownOf } from './own/index.ts';
import type { OwnOperator } from './own/own-operator.ts';
import type { Roots } from './roots.ts';

/** Inside a list there are no roots, and nobody to ask. */
const asking =
  (operator: OwnOperator): Builder =>
  (args, compile) => {
    const values = valuesOf(args, compile);
    const answer = operator.of(Array.isArray(args) ? args : [args]);
    return (data, above) => answer(values(data, above), (data as Roots)[answers]);
  };

const builderOf = (name: string): Builder => {
  const operator = ownOf(name);
  if (operator) return asking(operator);
  return (Object.hasOwn(logic, name) ? logic[name] : undefined) ?? unworkable(`there is no operator ${name}`);
};

/**
 * A part of a condition as closures, put together once. Its text stays data: no source is made of it. Throws for what a
 * validator would have refused.
 */
export const compile = (part: unknown): Closure => {
  if (typeof part !== 'object' || part === null) return () => part;
  if (Array.isArray(part)) {
    const entries = part.map(compile);
    return (data, above) => entries.map((entry) => entry(data, above));
  }
  const [operator, ...more] = Object.entries(part);
  if (!operator) return () => part;
  if (more.length > 0) return unworkable('one operator');
  const [name, args] = operator;
  return builderOf(name)(args, compile);
};
