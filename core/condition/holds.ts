import { compile } from './compile.ts';
import type { Condition } from './condition.ts';
import { pathClosure } from './logic/paths.ts';
import { isTrue } from './logic/truth.ts';
import type { Roots } from './roots.ts';

/** Asks a condition. */
export type Test = (roots: Roots) => boolean;

const always: Test = () => true;
const never: Test = () => false;
const compiled = new WeakMap<object, Test>();

const testOf = (condition: object): Test => {
  try {
    const value = compile(condition);
    return (roots) => {
      try {
        return isTrue(value(roots, []));
      } catch {
        return false;
      }
    };
  } catch {
    return never;
  }
};

/** What `holds` answers, put together once per document: whoever asks often keeps it. */
export const compileCondition = (condition: Condition | undefined): Test => {
  if (condition === undefined || typeof condition === 'boolean') return (condition ?? true) ? always : never;
  const known = compiled.get(condition);
  if (known) return known;
  const test = testOf(condition);
  compiled.set(condition, test);
  return test;
};

/**
 * Does it hold? One that is left out does. One that cannot be worked out (a sum of words, an operator that a
 * validator would have refused) does not.
 */
export const holds = (condition: Condition | undefined, roots: Roots): boolean =>
  compileCondition(condition)(roots);

/** What lies at a path such as `event.properties.size`; undefined where nothing does. */
export const valueAt = (path: string, roots: Roots): unknown => {
  try {
    return pathClosure(path)(roots, []) ?? undefined;
  } catch {
    return undefined;
  }
};
