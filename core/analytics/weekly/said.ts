import { counted, type Forms, said } from '../../experiment/sentence/numbers.ts';
import { money } from '../../message/money-filter.ts';
import type { Money } from '../reports/figures.ts';
import type { WeeklyWords } from './words.ts';

/** A whole number as its language writes it. */
export const numberSaid = (value: number, { language }: WeeklyWords): string => said(value, language);

export const amountSaid = (amount: number, currency: string, { language }: WeeklyWords): string =>
  money(Math.max(0, amount), currency, language);

/** Each currency by itself: nobody can add them up. */
export const moneySaid = (all: Money, words: WeeklyWords): string =>
  Object.entries(all)
    .map(([currency, amount]) => amountSaid(amount, currency, words))
    .join(' + ');

/** Both ends, in order and above nothing, or the one that they are: between 12 and 45 orders. */
export const rangeSaid = (
  [low, high]: readonly [number, number],
  forms: Forms,
  { language, between }: WeeklyWords,
): string => {
  const last = counted(high, language, forms);
  return low === high ? last : between(said(low, language), last);
};

/** The same in money. */
export const amountRangeSaid = (
  [low, high]: readonly [number, number],
  currency: string,
  words: WeeklyWords,
): string => {
  const [first, last] = [amountSaid(low, currency, words), amountSaid(high, currency, words)];
  return first === last ? last : words.between(first, last);
};
