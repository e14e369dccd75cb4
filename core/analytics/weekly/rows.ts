import type { Money } from '../reports/figures.ts';
import type { ShopFigures } from '../reports/overview.ts';
import { amountSaid, numberSaid } from './said.ts';
import type { WeeklyReport } from './weekly-report.ts';
import type { WeeklyWords } from './words.ts';

/** A line of a section: what it is on the left, how much on the right, what belongs to it below. */
export interface MailRow {
  label: string;
  value: string;
  detail?: string;
}

export interface MailSection {
  title: string;
  notes: string[];
  rows: MailRow[];
}

/** Of the week before, where anything was counted then. */
const earlier = (
  { before }: WeeklyReport,
  of: (figures: ShopFigures) => string,
  words: WeeklyWords,
): string[] => (before ? [words.earlier(of(before))] : []);

/** Details stand one after the other. */
export const withDetails = (label: string, value: string, details: readonly string[]): MailRow => ({
  label,
  value,
  ...(details.length > 0 && { detail: details.join(' · ') }),
});

/** A number of this week and of the one before. */
export const numberRow = (
  label: string,
  report: WeeklyReport,
  of: (figures: ShopFigures) => number,
  words: WeeklyWords,
): MailRow =>
  withDetails(
    label,
    numberSaid(of(report.now), words),
    earlier(report, (figures) => numberSaid(of(figures), words), words),
  );

/** An amount of each currency that either week knows. */
export const moneyRows = (
  label: string,
  report: WeeklyReport,
  of: (figures: ShopFigures) => Money,
  words: WeeklyWords,
): MailRow[] => {
  const now = of(report.now);
  const known = new Set([...Object.keys(now), ...Object.keys(report.before ? of(report.before) : {})]);
  return [...known]
    .sort()
    .map((currency) =>
      withDetails(label, amountSaid(now[currency] ?? 0, currency, words), [
        ...((now[currency] ?? 0) < 0 ? [words.givenBack] : []),
        ...earlier(report, (figures) => amountSaid(of(figures)[currency] ?? 0, currency, words), words),
      ]),
    );
};
