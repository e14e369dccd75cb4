import { SPECIAL } from './paths.ts';
import type { ConditionGroup, ConditionLine, Operator } from './query.ts';

type Part = ConditionLine | ConditionGroup;
type Rule = Readonly<Record<string, unknown>>;

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 1;

/** The operator and its arguments; undefined for what is no single operator. */
const partsOf = (value: unknown): { name: string; args: readonly unknown[] } | undefined => {
  if (!isRule(value)) return undefined;
  const [[name, args] = ['', []]] = Object.entries(value);
  return { name, args: Array.isArray(args) ? args : [args] };
};

/** The path of `{ "var": "profile.country" }`; one with a value for nothing is another thing. */
const pathOf = (value: unknown): string | undefined => {
  const parts = partsOf(value);
  const [path] = parts?.args ?? [];
  return parts?.name === 'var' && parts.args.length === 1 && typeof path === 'string' ? path : undefined;
};

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const isPlainList = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');

const COMPARE: Readonly<Record<string, Operator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

const compared = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  const operator = COMPARE[name];
  if (operator === undefined || args.length !== 2) return undefined;
  const [left, right] = args;
  const times = partsOf(left);
  if (times?.name === 'times' && typeof right === 'number') {
    const [event, window] = times.args;
    return operator !== 'ne' &&
      times.args.length === 2 &&
      typeof event === 'string' &&
      typeof window === 'string'
      ? { field: SPECIAL.times, operator, value: { event, window, count: right } }
      : undefined;
  }
  const field = pathOf(left);
  return field !== undefined && isPlain(right) ? { field, operator, value: right } : undefined;
};

const between = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  const [low, path, high] = args;
  const field = pathOf(path);
  return name === '<=' &&
    args.length === 3 &&
    field !== undefined &&
    typeof low === 'number' &&
    typeof high === 'number'
    ? { field, operator: 'between', value: [low, high] }
    : undefined;
};

const contained = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  if (name !== 'in' || args.length !== 2) return undefined;
  const [what, where] = args;
  const field = pathOf(what);
  if (field !== undefined && isPlainList(where)) return { field, operator: 'oneOf', value: where };
  const list = pathOf(where);
  return list !== undefined && isPlain(what) ? { field: list, operator: 'contains', value: what } : undefined;
};

const near = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  const field = pathOf(args[0]);
  const [, window] = args;
  return (name === 'within' || name === 'ahead') &&
    args.length === 2 &&
    field !== undefined &&
    typeof window === 'string'
    ? { field, operator: name, value: window }
    : undefined;
};

const member = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  const [id] = args;
  if (args.length !== 1 || typeof id !== 'string') return undefined;
  if (name === 'inSegment') return { field: SPECIAL.segment, operator: 'isIn', value: id };
  return name === 'inJourney' ? { field: SPECIAL.journey, operator: 'isIn', value: id } : undefined;
};

const there = (name: string, args: readonly unknown[]): ConditionLine | undefined => {
  const field = pathOf(args[0]);
  if (args.length !== 1 || field === undefined) return undefined;
  if (name === '!!') return { field, operator: 'there', value: '' };
  return name === '!' ? { field, operator: 'notThere', value: '' } : undefined;
};

const DENIED: Partial<Record<Operator, Operator>> = {
  oneOf: 'notOneOf',
  contains: 'notContains',
  within: 'notWithin',
  ahead: 'notAhead',
  isIn: 'notIn',
};

const denied = (name: string, args: readonly unknown[]): Part | undefined => {
  if (name !== '!' || args.length !== 1) return undefined;
  const inner = partsOf(args[0]);
  if (!inner) return undefined;
  if (inner.name === 'and' || inner.name === 'or') return { ...groupOf(inner.name, inner.args), not: true };
  const line = simple(inner.name, inner.args);
  const operator = line && DENIED[line.operator];
  return line && operator ? { ...line, operator } : undefined;
};

const simple = (name: string, args: readonly unknown[]): ConditionLine | undefined =>
  compared(name, args) ??
  between(name, args) ??
  contained(name, args) ??
  near(name, args) ??
  member(name, args) ??
  there(name, args);

const groupOf = (combinator: 'and' | 'or', args: readonly unknown[]): ConditionGroup => ({
  combinator,
  rules: args.map(partOf),
});

/** What the builder has no line for stays as it is written, in a line of its own. */
const asWritten = (value: unknown): ConditionLine => ({
  field: SPECIAL.json,
  operator: 'json',
  value: JSON.stringify(value, null, 2),
});

const partOf = (value: unknown): Part => {
  const parts = partsOf(value);
  if (!parts) return asWritten(value);
  const { name, args } = parts;
  if (name === 'and' || name === 'or') return groupOf(name, args);
  return simple(name, args) ?? denied(name, args) ?? asWritten(value);
};

/** A condition as the builder shows it; without one a group of no lines. */
export const toQuery = (condition: unknown): ConditionGroup => {
  if (condition === undefined) return { combinator: 'and', rules: [] };
  const part = partOf(condition);
  return 'rules' in part ? part : { combinator: 'and', rules: [part] };
};
