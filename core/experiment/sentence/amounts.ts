import type { Language } from '../../library/ready-journey.ts';
import { decimalOf } from '../../money.ts';
import { counted, countedRange, digitsOf } from './numbers.ts';
import type { Words } from './words.ts';

const POINTS = 100;

/** A share in points, without its sign: 0.024 → 2.4 points. */
export const points = (share: number, { language, pointOf }: Words): string => {
  const value = Math.abs(share) * POINTS;
  return counted(value, language, pointOf, digitsOf(value));
};

/** Two shares above nothing, in points: 1.2 to 3.4 points. */
export const pointsRange = (low: number, high: number, { language, point, to }: Words): string =>
  countedRange([low * POINTS, high * POINTS], to, language, point, digitsOf(low * POINTS));

const format = (currency: string, language: Language) =>
  new Intl.NumberFormat(language, { style: 'currency', currency });

/** Minor units as money, without their sign: 120 EUR → €1.20. */
export const amount = (minor: number, currency: string, { language }: Words): string =>
  format(currency, language).format(decimalOf(Math.abs(minor), currency));

/** Two amounts above nothing: €0.12 to €0.34, in Russian 0,12–0,34 €. */
export const amountRange = (low: number, high: number, currency: string, words: Words): string => {
  const [first, last] = [amount(low, currency, words), amount(high, currency, words)];
  if (first === last) return last;
  return words.language === 'ru'
    ? format(currency, 'ru').formatRange(decimalOf(low, currency), decimalOf(high, currency))
    : `${first}${words.to}${last}`;
};
