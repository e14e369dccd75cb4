import type { Language } from '../../library/ready-journey.ts';
import { en } from './en.ts';
import { messagesSection, notSentSection, notSpentSection } from './message-sections.ts';
import { journeysSection, leftSection, ordersSection } from './order-sections.ts';
import type { MailSection } from './rows.ts';
import { ru } from './ru.ts';
import type { WeeklyReport } from './weekly-report.ts';
import { headlineOf, wonBackNotes } from './won-back-words.ts';
import type { WeeklyWords } from './words.ts';

/** All that the mail says, in words: its template only lays it out. */
export interface WeekMail {
  language: Language;
  title: string;
  lead: string;
  sections: MailSection[];
  why: string;
  button: string;
  url?: string;
}

const languages: Readonly<Record<Language, WeeklyWords>> = { en, ru };

export interface WeekMailAsk {
  language: Language;
  /** What people call a journey. */
  nameOf(journeyId: string): string;
  baseUrl?: string | undefined;
}

const daysOf = ({ from, to }: WeeklyReport['week'], { locale }: WeeklyWords): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).formatRange(Date.parse(from), Date.parse(to));

const isSilent = ({ now }: WeeklyReport): boolean =>
  Object.values(now.channels).every(({ sent }) => sent === 0);

const wonBackSection = ({ wonBack }: WeeklyReport, words: WeeklyWords): MailSection => ({
  title: words.wonBack,
  notes: wonBackNotes(wonBack, words),
  rows: [],
});

/** What was won back comes first; a week without any message says so in one sentence. What came to nothing then is left out. */
export const weekMail = (report: WeeklyReport, { language, nameOf, baseUrl }: WeekMailAsk): WeekMail => {
  const words = languages[language];
  const { now, wonBack } = report;
  const silent = isSilent(report);
  const sections = [
    ...(silent ? [] : [wonBackSection(report, words)]),
    ordersSection(report, silent, words),
    messagesSection(report, words),
    notSpentSection(report, words),
    notSentSection(report, words),
    leftSection(report, words),
    journeysSection(report, nameOf, words),
  ];
  return {
    language,
    title: words.title(daysOf(report.week, words)),
    lead: silent ? words.silent : headlineOf(wonBack.orders, now.orderedAfter.orders, words),
    sections: sections.filter(({ notes, rows }) => notes.length + rows.length > 0),
    why: words.why,
    button: words.button,
    ...(baseUrl !== undefined && { url: baseUrl }),
  };
};
