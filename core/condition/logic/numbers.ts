import { type Builder, eager, unworkable } from './closure.ts';

const number = (value: unknown): number =>
  typeof value === 'object' && value !== null ? unworkable('not a number') : Number(value);

const told = (result: number): number => (Number.isNaN(result) ? unworkable('not a number') : result);

const divided = (values: readonly unknown[]): number => {
  const [first, ...by] = values.length === 1 ? [1, ...values] : values;
  if (by.some((value) => !value)) return unworkable('divided by nothing');
  const result = told(by.reduce((left: number, value) => left / number(value), number(first)));
  return result === Number.POSITIVE_INFINITY ? unworkable('divided by nothing') : result;
};

const subtracted = ([first, ...others]: readonly unknown[]): number => {
  if (first === undefined) return unworkable('nothing to subtract from');
  const from = number(first);
  return told(
    others.length === 0 ? -from : others.reduce((left: number, value) => left - number(value), from),
  );
};

const remainder = ([first, ...by]: readonly unknown[]): number =>
  by.length === 0
    ? unworkable('nothing to divide by')
    : told(by.reduce((left: number, value) => left % number(value), number(first)));

const isNumbers = (values: readonly unknown[]): values is readonly number[] =>
  values.length > 0 && values.every((value) => typeof value === 'number');

const ofNumbers = (values: readonly unknown[], pick: (values: readonly number[]) => number): number =>
  isNumbers(values) ? pick(values) : unworkable('numbers');

export const numbers: Readonly<Record<string, Builder>> = {
  '+': eager((values) => told(values.reduce((sum: number, value) => sum + number(value), 0))),
  '-': eager(subtracted),
  '*': eager((values) => told(values.reduce((product: number, value) => product * number(value), 1))),
  '/': eager(divided),
  '%': eager(remainder),
  min: eager((values) => ofNumbers(values, (all) => Math.min(...all))),
  max: eager((values) => ofNumbers(values, (all) => Math.max(...all))),
};
