import { own } from './own/index.ts';

const sentences = Object.fromEntries(Object.entries(own).map(([name, { does }]) => [name, does]));

/**
 * Every operator of JsonLogic that conditions may use, with what it does in a few words, and ours. Editors list them,
 * the validator refuses all others.
 */
export const operators = {
  var: 'the value at a path, such as profile.country; a second argument is the value if there is none',
  missing: 'which of these paths have no value',
  missing_some: 'the same, unless at least so many have one',
  '==': 'equal, after bringing both to one type',
  '===': 'equal, of one type',
  '!=': 'not equal, after bringing both to one type',
  '!==': 'not equal, or of different types',
  '<': 'less; with three arguments between, both ends left out',
  '<=': 'at most; with three arguments between, both ends included',
  '>': 'more',
  '>=': 'at least',
  '!': 'not',
  '!!': 'is something: not empty, zero or false',
  and: 'all of them; the first that does not hold, or the last',
  or: 'any of them; the first that holds, or the last',
  if: 'if, then, else if, then, …, else',
  '?:': 'if, then, else',
  '??': 'the first that has a value',
  in: 'is part of a list or of a text',
  cat: 'texts joined',
  substr: 'a part of a text: from, length',
  length: 'how many entries or letters',
  '+': 'sum; of one argument its number',
  '-': 'difference',
  '*': 'product',
  '/': 'quotient',
  '%': 'remainder',
  min: 'the smallest',
  max: 'the largest',
  map: 'a list with each entry changed',
  filter: 'the entries of a list that hold',
  reduce: 'a list brought to one value: current, accumulator',
  all: 'every entry of a list holds',
  some: 'an entry of a list holds',
  none: 'no entry of a list holds',
  merge: 'lists joined',
  ...(sentences as Record<keyof typeof own, string>),
};

/** Inside their second argument paths begin at an entry of the list. */
export const overLists: ReadonlySet<string> = new Set(['map', 'filter', 'reduce', 'all', 'some', 'none']);

export const isOperator = (name: string): name is keyof typeof operators => Object.hasOwn(operators, name);
