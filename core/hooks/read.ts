import { isFields } from '../event/tidy.ts';
import type { Fields } from './hook.ts';

/** What stands in a field as text; numbers are ids as often as not. Blank is nothing. */
export const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
};

/** A decimal, which shop systems write as text. */
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** Numbers begin at 1; 0 is a guest. */
export const idOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text === '0' ? undefined : text;
};

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Without what is not known. */
export const known = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** An instant in the ISO form; `zone` is put to one that says none. */
export const instantOf = (value: unknown, zone = 'Z'): string | undefined => {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const said = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : text + zone;
  const atMs = Date.parse(said);
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
};

/** The day as it is written: in UTC it may be the one before. */
export const dayOf = (value: unknown): string | undefined => {
  const day = /^\d{4}-\d\d-\d\d(?!\d)/.exec(textOf(value) ?? '')?.[0];
  return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : day;
};

const YES: ReadonlySet<string> = new Set(['1', 'y', 'yes', 'true', 'on', 'да']);

/** A field that a shop keeps a yes in. What is no yes is not a no: a box that was left empty denies nothing. */
export const saysYes = (value: unknown): boolean =>
  value === true || YES.has((textOf(value) ?? '').toLowerCase());
