import { summary } from '../../core/analytics/reports/summary.ts';
import { type WeekMail, weekMail } from '../../core/analytics/weekly/week-mail.ts';
import { topJourneys, weeklyReport } from '../../core/analytics/weekly/weekly-report.ts';
import { weeksBefore } from '../../core/analytics/weekly/weeks.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import { languageIn } from '../../core/explain/words.ts';
import { isBuiltIn } from '../../core/journey/built-in/index.ts';
import type { RunJobsPorts } from './ports.ts';

/** What there is to say of the two weeks before a moment: some sixty items, and nobody's profile. */
export const weekMailOf = async (
  { tallies }: Pick<RunJobsPorts, 'tallies'>,
  { contact, shop, report, journeys }: Snapshot,
  nowMs: number,
): Promise<WeekMail> => {
  const calendar = { zone: contact.timezone, nowMs };
  const weeks = weeksBefore(calendar);
  const [shopDays, totals] = await Promise.all([
    tallies.shop({ from: weeks.before.from, to: weeks.week.to }),
    tallies.journeys(weeks.week),
  ]);
  const top = topJourneys(summary(totals), (journeyId) => !isBuiltIn(journeyId));
  const told = top.map(async (one) => ({
    summary: one,
    days: await tallies.journey(one.journeyId, weeks.week),
  }));
  const journeyOf = (journeyId: string) => journeys.find(({ journey }) => journey.id === journeyId)?.journey;
  const nameOf = (journeyId: string) => journeyOf(journeyId)?.name ?? journeyId;
  const language = report.locale ?? languageIn(shop.locale);
  return weekMail(
    weeklyReport({ ...weeks, calendar, shop: shopDays, journeys: await Promise.all(told), journeyOf }),
    {
      ...{ language, nameOf, baseUrl: report.baseUrl },
    },
  );
};
