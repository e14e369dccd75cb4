import { compile } from './compile.ts';
import type { Condition } from './condition.ts';
import type { Above, Closure } from './logic/closure.ts';
import { pathClosure } from './logic/paths.ts';
import { isTrue } from './logic/truth.ts';
import type { Roots } from './roots.ts';

const outermost: Above = [];

/** Stands for a condition of which nothing comes, whatever it looks at. */
const unworkable: Closure = () => false;
const compiled = new WeakMap<object, Closure>();

const closureOf = (condition: object): Closure => {
  try {
    return compile(condition);
  } catch {
    return unworkable;
  }
};

/** Put together once per document: whoever asks often keeps it, and asks it by `isMet`. */
export const compileCondition = (condition: Exclude<Condition, boolean>): Closure => {
  const known = compiled.get(condition);
  if (known) return known;
  const closure = closureOf(condition);
  compiled.set(condition, closure);
  return closure;
};

/** What cannot be worked out does not hold. */
export const isMet = (condition: Closure, roots: Roots): boolean => {
  try {
    return isTrue(condition(roots, outermost));
  } catch {
    return false;
  }
};

/**
 * Does it hold? One that is left out does. One that cannot be worked out (a sum of words, an operator that a
 * validator would have refused) does not.
 */
export const holds = (condition: Condition | undefined, roots: Roots): boolean =>
  condition === undefined || typeof condition === 'boolean'
    ? (condition ?? true)
    : isMet(compileCondition(condition), roots);

/** What lies at a path such as `event.properties.size`; undefined where nothing does. */
export const valueAt = (path: string, roots: Roots): unknown => {
  try {
    return pathClosure(path)(roots, outermost) ?? undefined;
  } catch {
    return undefined;
  }
};
