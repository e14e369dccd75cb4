import { type FlatEvent, flattenEvent, joinPath, type Leaf } from './flatten.ts';
import { InvalidPattern } from './invalid-pattern.ts';
import { operators, soleEntry, type Test } from './operators.ts';

/** What one path must satisfy: any of the tests, or being absent where `absent` is allowed. */
interface Demand {
  readonly path: string;
  readonly absent: boolean;
  readonly tests: readonly Test[];
}

/** Demands that must hold together; a pattern with `$or` has several of these. */
type Alternative = readonly Demand[];

export interface EventPattern {
  /** Tells whether the event, flattened once for all rules, satisfies the pattern. */
  matches(event: FlatEvent): boolean;
}

/** EventBridge allows a pattern to unfold into this many combinations of `$or` branches. */
const MOST_ALTERNATIVES = 1000;

/**
 * Compiles an EventBridge event pattern.
 * @throws InvalidPattern for what `PutRule` would refuse
 */
export function compilePattern(pattern: unknown): EventPattern {
  const alternatives = unfold(pattern, '');
  return { matches: (event) => alternatives.some((demands) => satisfied(event, demands, 0, [])) };
}

/** Convenience for one event against one pattern. */
export const matchesPattern = (event: unknown, pattern: unknown): boolean =>
  compilePattern(pattern).matches(flattenEvent(event));

function unfold(node: unknown, path: string): Alternative[] {
  const where = path || 'the root';
  if (typeof node !== 'object' || node === null || Array.isArray(node))
    throw new InvalidPattern(where, 'must be an object or an array');
  const entries = Object.entries(node);
  if (entries.length === 0) throw new InvalidPattern(where, 'empty objects are not allowed');
  let alternatives: Alternative[] = [[]];
  for (const [key, value] of entries) {
    const branches = key === '$or' ? unfoldOr(value, path) : unfoldField(value, joinPath(path, key));
    alternatives = alternatives.flatMap((demands) => branches.map((branch) => [...demands, ...branch]));
    if (alternatives.length > MOST_ALTERNATIVES) throw new InvalidPattern(where, 'too many $or combinations');
  }
  return alternatives;
}

function unfoldOr(node: unknown, path: string): Alternative[] {
  if (!Array.isArray(node) || node.length === 0)
    throw new InvalidPattern(joinPath(path, '$or'), 'must be a list');
  return node.flatMap((branch) => unfold(branch, path));
}

function unfoldField(node: unknown, path: string): Alternative[] {
  return Array.isArray(node) ? [[demand(node, path)]] : unfold(node, path);
}

function demand(values: readonly unknown[], path: string): Demand {
  if (values.length === 0) throw new InvalidPattern(path, 'empty arrays are not allowed');
  const tests: Test[] = [];
  let absent = false;
  for (const value of values) {
    if (isAbsent(value)) absent = true;
    else tests.push(compileTest(value, path));
  }
  return { path, absent, tests };
}

function isAbsent(value: unknown): boolean {
  const [operator, operand] = soleEntry(value) ?? [];
  return operator === 'exists' && operand === false;
}

function compileTest(value: unknown, path: string): Test {
  if (typeof value !== 'object' || value === null) return (actual) => actual === value;
  const [operator, operand] = soleEntry(value) ?? [];
  if (operator === 'exists' && operand === true) return () => true;
  const compile = operator === undefined ? undefined : operators.get(operator);
  if (!compile) throw new InvalidPattern(path, `unrecognized match type ${operator ?? ''}`);
  return compile(operand);
}

/** Finds leaves for all demands that lie in the same elements of the arrays they share. */
function satisfied(event: FlatEvent, demands: Alternative, from: number, place: Leaf['place']): boolean {
  const demand = demands[from];
  if (!demand) return true;
  const leaves = event.get(demand.path);
  if (!leaves) return demand.absent && satisfied(event, demands, from + 1, place);
  return leaves.some(
    (leaf) =>
      demand.tests.some((test) => test(leaf.value)) &&
      consistent(leaf.place, place) &&
      satisfied(event, demands, from + 1, [...place, ...leaf.place]),
  );
}

const consistent = (one: Leaf['place'], other: Leaf['place']): boolean =>
  one.every(([array, index]) => other.every(([taken, at]) => taken !== array || at === index));
