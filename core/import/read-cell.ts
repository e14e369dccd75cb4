import { DateTime } from 'luxon';
import type { CellKind } from './import-fields.ts';

/** How the cells of one column are written. */
export interface CellFormat {
  cell: Exclude<CellKind, 'identity'>;
  format?: string | undefined;
  decimal?: ',' | '.' | undefined;
  yes?: readonly string[] | undefined;
  no?: readonly string[] | undefined;
  zone: string;
}

/** `date` is a calendar day, or an instant where the cell says a time; both as ISO. */
export type Cell = { kind: 'value'; value: string | number | boolean } | { kind: 'bad'; reason: string };

const bad = (reason: string): Cell => ({ kind: 'bad', reason });
const good = (value: string | number | boolean): Cell => ({ kind: 'value', value });

const YES =
  'yes y true 1 + x on granted grant opt-in optin subscribed active да д истина согласен согласна вкл подписан';
const NO =
  'no n false 0 - off denied deny opt-out optout unsubscribed inactive none нет н ложь выкл отписан отказ';
const yesWords = new Set(YES.split(' '));
const noWords = new Set(NO.split(' '));

const yesOrNo = (text: string, { yes, no }: CellFormat): boolean | undefined => {
  const word = text.toLowerCase();
  const isOf = (said: readonly string[] | undefined, usual: ReadonlySet<string>) =>
    said ? said.some((each) => each.toLowerCase() === word) : usual.has(word);
  if (isOf(yes, yesWords)) return true;
  return isOf(no, noWords) ? false : undefined;
};

const grouped = { ',': /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/, '.': /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/ };
const plain = { ',': /^[+-]?\d+(,\d+)?$/, '.': /^[+-]?\d+(\.\d+)?$/ };

/** Blanks group digits everywhere; `1,234` alone may be two numbers, so it is none until somebody says which. */
const numberOf = (text: string, decimal: ',' | '.' | undefined): number | 'ambiguous' | undefined => {
  const digits = text.replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(\D|$))/g, '');
  if (decimal === undefined && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(digits)) return 'ambiguous';
  const mark = decimal ?? (plain[','].test(digits) ? ',' : '.');
  if (!plain[mark].test(digits) && !grouped[mark].test(digits)) return undefined;
  const other = mark === ',' ? '.' : ',';
  const value = Number(digits.replaceAll(other, '').replace(',', '.'));
  return Number.isFinite(value) && Math.abs(value) <= 1e10 ? value : undefined;
};

const number = (text: string, { cell, decimal }: CellFormat): Cell => {
  const value = numberOf(text, decimal);
  if (value === 'ambiguous') return bad('may be a whole number or not: say "decimal" in the mapping');
  if (value === undefined) return bad('is not a number');
  return cell === 'amount' && value < 0 ? bad('is below zero') : good(value);
};

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

const parsed = (text: string, { format, zone }: CellFormat): DateTime => {
  if (format !== undefined) return DateTime.fromFormat(text, format, { zone, locale: 'en' });
  return DateTime.fromISO(text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'), { zone });
};

const saysTime = (text: string, format: string | undefined): boolean =>
  format === undefined ? /[T ]\d/.test(text) : /[HhTtXx]/.test(format.replace(/'[^']*'/g, ''));

const date = (text: string, how: CellFormat): Cell => {
  const at = parsed(text, how);
  if (!at.isValid || at.year < EARLIEST_YEAR || at.year > LATEST_YEAR)
    return bad(how.format === undefined ? 'is not an ISO 8601 date' : `is not a date as ${how.format}`);
  if (how.cell === 'date' && !saysTime(text, how.format)) return good(at.toISODate() ?? '');
  return good(at.toUTC().toISO() ?? '');
};

const signs: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '₽': 'RUB',
  руб: 'RUB',
  'руб.': 'RUB',
  '₸': 'KZT',
  '₴': 'UAH',
};

const currency = (text: string): Cell => {
  const sign = text.toLowerCase();
  const code = Object.hasOwn(signs, sign) ? signs[sign] : text.toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? good(code) : bad('is not a currency such as EUR');
};

const readers: Record<CellFormat['cell'], (text: string, how: CellFormat) => Cell> = {
  text: good,
  country: (text) => good(/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text),
  currency,
  number,
  amount: number,
  date,
  instant: date,
  'yes-no': (text, how) => {
    const said = yesOrNo(text, how);
    return said === undefined ? bad('is neither yes nor no') : good(said);
  },
  consent: (text, how) => {
    const said = yesOrNo(text, how);
    return said === undefined ? bad('is neither yes nor no') : good(said ? 'granted' : 'denied');
  },
};

/** What a cell that is not blank says; `reason` goes on after the name of the column. */
export const readCell = (text: string, how: CellFormat): Cell => readers[how.cell](text, how);

/** The text of a cell; undefined for a blank one, and for what databases write in place of nothing. */
export const textOf = (cell: string | undefined): string | undefined => {
  // A spreadsheet's guard against formulas, as in our own files of refused rows.
  const text = (cell ?? '').replace(/^'(?=[\s=+\-@＝＋－＠])/, '').trim();
  return text === '' || text === '\\N' || /^null$/i.test(text) ? undefined : text;
};
