import { LogicEngine } from 'json-logic-engine';
import { answers } from './answers.ts';
import type { Condition } from './condition.ts';
import { operators } from './operators.ts';
import { own } from './own/index.ts';
import type { Roots } from './roots.ts';

/** Interpreted only: `build()`, which makes source text, is never called. */
const engine = new LogicEngine();
for (const [name, operator] of Object.entries(own))
  engine.addMethod(name, (values: unknown[], roots: Roots) => operator.of(values)(values, roots[answers]));
const known = new Set<string>(Object.keys(operators));
for (const name of Object.keys(engine.methods)) if (!known.has(name)) delete engine.methods[name];

const asked = new WeakMap<object, object>();

const questionOf = (condition: object): object => {
  const known = asked.get(condition);
  if (known) return known;
  const question = { '!!': [condition] };
  asked.set(condition, question);
  return question;
};

/**
 * Does it hold? One that is left out does. One that cannot be worked out (a sum of words, an operator that a
 * validator would have refused) does not.
 */
export const holds = (condition: Condition | undefined, roots: Roots): boolean => {
  if (condition === undefined || typeof condition === 'boolean') return condition ?? true;
  try {
    return engine.run(questionOf(condition), roots) === true;
  } catch {
    return false;
  }
};

/** What lies at a path such as `event.properties.size`; undefined where nothing does. */
export const valueAt = (path: string, roots: Roots): unknown => {
  try {
    return engine.run({ var: path }, roots) ?? undefined;
  } catch {
    return undefined;
  }
};
