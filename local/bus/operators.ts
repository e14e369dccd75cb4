import { BlockList, isIP } from 'node:net';
import type { Leaf } from './flatten.ts';
import { InvalidPattern } from './invalid-pattern.ts';
import { wildcardTest } from './wildcard.ts';

export type Value = Leaf['value'];
export type Test = (value: Value) => boolean;
type TextTest = (text: string) => boolean;

/** The content filters of EventBridge except `exists`, which looks at the path and not at a value. */
export const operators: ReadonlyMap<string, (operand: unknown) => Test> = table({
  prefix: (operand) => onText(affix(operand, 'prefix')),
  suffix: (operand) => onText(affix(operand, 'suffix')),
  'equals-ignore-case': (operand) => onText(ignoringCase(text(operand, 'equals-ignore-case'))),
  wildcard: (operand) => onText(wildcardTest(text(operand, 'wildcard'))),
  'anything-but': anythingBut,
  numeric,
  cidr,
});

/** A map, so that names such as `constructor` find nothing; a function declaration, so that it can stand below. */
function table<V>(entries: Record<string, V>): ReadonlyMap<string, V> {
  return new Map(Object.entries(entries));
}

const onText =
  (test: TextTest): Test =>
  (value) =>
    typeof value === 'string' && test(value);

function text(operand: unknown, operator: string): string {
  if (typeof operand !== 'string') throw new InvalidPattern(operator, 'the operand must be a string');
  return operand;
}

const ignoringCase = (wanted: string): TextTest => {
  const lower = wanted.toLowerCase();
  return (value) => value.toLowerCase() === lower;
};

const affixTest = (kind: 'prefix' | 'suffix', wanted: string): TextTest =>
  kind === 'prefix' ? (value) => value.startsWith(wanted) : (value) => value.endsWith(wanted);

function affix(operand: unknown, kind: 'prefix' | 'suffix'): TextTest {
  const folded = soleEntry(operand);
  if (folded?.[0] !== 'equals-ignore-case') return affixTest(kind, text(operand, kind));
  const test = affixTest(kind, text(folded[1], kind).toLowerCase());
  return (value) => test(value.toLowerCase());
}

const negatable: ReadonlyMap<string, (operand: string) => TextTest> = table({
  prefix: (operand) => affixTest('prefix', nonEmpty(operand)),
  suffix: (operand) => affixTest('suffix', nonEmpty(operand)),
  wildcard: wildcardTest,
  'equals-ignore-case': ignoringCase,
});

function nonEmpty(operand: string): string {
  if (operand === '') throw new InvalidPattern('anything-but', 'the operand must not be empty');
  return operand;
}

function anythingBut(operand: unknown): Test {
  const filter = soleEntry(operand);
  if (filter) return anythingButFilter(...filter);
  const refused = listOf(operand);
  if (!refused.every((item) => typeof item === 'string' || typeof item === 'number'))
    throw new InvalidPattern('anything-but', 'takes strings, numbers or one filter');
  const values = new Set<unknown>(refused);
  return (value) => !values.has(value);
}

function anythingButFilter(operator: string, operand: unknown): Test {
  const compile = negatable.get(operator);
  if (!compile) throw new InvalidPattern('anything-but', `${operator} cannot be negated`);
  const tests = listOf(operand).map((item) => onText(compile(text(item, operator))));
  return (value) => !tests.some((test) => test(value));
}

function listOf(operand: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new InvalidPattern('anything-but', 'the list must not be empty');
  return list;
}

const comparisons: ReadonlyMap<string, (value: number, bound: number) => boolean> = table({
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
});

function numeric(operand: unknown): Test {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4))
    throw new InvalidPattern('numeric', 'takes [operator, number] or a range');
  const [low, lowBound, high, highBound] = operand as unknown[];
  const first = comparison(low, lowBound);
  if (operand.length === 2) return first;
  if (!isLowerBound(low) || !isUpperBound(high) || Number(lowBound) >= Number(highBound))
    throw new InvalidPattern('numeric', 'a range is a lower bound followed by a higher upper bound');
  const second = comparison(high, highBound);
  return (value) => first(value) && second(value);
}

const isLowerBound = (operator: unknown) => operator === '>' || operator === '>=';
const isUpperBound = (operator: unknown) => operator === '<' || operator === '<=';

function comparison(operator: unknown, bound: unknown): Test {
  const compare = typeof operator === 'string' ? comparisons.get(operator) : undefined;
  if (!compare || typeof bound !== 'number') throw new InvalidPattern('numeric', 'unknown comparison');
  return (value) => typeof value === 'number' && compare(value, bound);
}

function cidr(operand: unknown): Test {
  const [address = '', mask = '', ...more] = text(operand, 'cidr').split('/');
  const version = isIP(address);
  const bits = Number(mask);
  if (version === 0 || !/^\d+$/.test(mask) || bits > (version === 4 ? 32 : 128) || more.length > 0)
    throw new InvalidPattern('cidr', 'takes an address block such as 10.0.0.0/24');
  const block = new BlockList();
  block.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
  return onText((value) => isIP(value) === version && block.check(value, version === 4 ? 'ipv4' : 'ipv6'));
}

/** The key and value of an object with exactly one key, else undefined. */
export function soleEntry(node: unknown): [string, unknown] | undefined {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  const entries = Object.entries(node);
  return entries.length === 1 ? entries[0] : undefined;
}
