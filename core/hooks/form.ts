import { putWithin } from '../put-within.ts';
import type { Fields } from './hook.ts';

/** Deeper than any system writes. */
const DEEPEST = 8;
const MOST_FIELDS = 1000;

const isSafe = (key: string): boolean => !['__proto__', 'constructor', 'prototype'].includes(key);

/** `data[FIELDS][ID]` → `data`, `FIELDS`, `ID`. */
const keysOf = (name: string): string[] => {
  const [, first = '', rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  return [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key)];
};

/** A form as PHP systems send it, with brackets for what lies within. */
export const formOf = (text: string): Fields => {
  const fields: Fields = {};
  const pairs = [...new URLSearchParams(text)].slice(0, MOST_FIELDS);
  for (const [name, value] of pairs) {
    const keys = keysOf(name);
    if (keys[0] !== '' && keys.length <= DEEPEST && keys.every(isSafe)) putWithin(fields, keys, value);
  }
  return fields;
};
