import type { Language } from '../../library/ready-journey.ts';

/** A noun by the categories of Intl.PluralRules: Russian uses all of them, English one and other. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Decimals that still show the number: 1.2, 0.05, 0.004. */
export const digitsOf = (value: number): number => {
  if (value >= 0.1 || value === 0) return 1;
  return value >= 0.01 ? 2 : 3;
};

/** 12000 → 12,000, in Russian 12 000. */
export const said = (value: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

/** A number with its noun, in the form for the number as it is said: 2 дня, but 2,5 дня and 5 дней. */
export const counted = (value: number, language: Language, forms: Forms, digits = 0): string => {
  const rule = new Intl.PluralRules(language, { maximumFractionDigits: digits }).select(value);
  return `${said(value, language, digits)} ${forms[rule] ?? forms.other}`;
};

/** Both ends with one noun: English says it in the plural, Russian in the form of the last number. */
export const countedRange = (
  [low, high]: readonly [number, number],
  to: string,
  language: Language,
  forms: Forms,
  digits: number,
): string => {
  const [first, last] = [said(low, language, digits), said(high, language, digits)];
  const noun = language === 'en' && first !== last ? { other: forms.other } : forms;
  return `${first === last ? '' : `${first}${to}`}${counted(high, language, noun, digits)}`;
};

export const listed = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
