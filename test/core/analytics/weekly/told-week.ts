import type { Rows } from '../../../../core/analytics/ports.ts';
import { summary } from '../../../../core/analytics/reports/summary.ts';
import { rowOfKey } from '../../../../core/analytics/row.ts';
import { type WeekMail, weekMail } from '../../../../core/analytics/weekly/week-mail.ts';
import {
  topJourneys,
  type WeeklyAsk,
  type WeeklyReport,
  weeklyReport,
} from '../../../../core/analytics/weekly/weekly-report.ts';
import { rows, totals } from '../reports/told.ts';

const week = { from: '2026-11-16', to: '2026-11-22' };
const before = { from: '2026-11-09', to: '2026-11-15' };

type Days = Record<string, Rows>;

const ofJourney = (days: Days, journeyId: string): Days =>
  Object.fromEntries(
    Object.entries(days).map(([date, all]) => [
      date,
      Object.fromEntries(Object.entries(all).filter(([key]) => rowOfKey(key).journeyId === journeyId)),
    ]),
  );

const toldOf = (days: Days): WeeklyAsk['journeys'] =>
  topJourneys(summary(totals(days)), (id) => !id.startsWith('message.')).map((one) => ({
    summary: one,
    days: ofJourney(days, one.journeyId),
  }));

/** Rows of the shop and of journeys, by day. */
export const reportOf = (shop: Days, journeys: Days = {}): WeeklyReport =>
  weeklyReport({
    week,
    before,
    shop,
    journeys: toldOf(journeys),
    calendar: { zone: 'Europe/Berlin', nowMs: Date.parse('2026-11-23T07:00:00Z') },
    journeyOf: (id) => (id === 'cart' ? { goal: { event: 'Order Completed', within: 'P3D' } } : undefined),
  });

export const mailOf = (report: WeeklyReport, language: 'en' | 'ru' = 'en'): WeekMail =>
  weekMail(report, { language, nameOf: (id) => (id === 'cart' ? 'Abandoned cart' : id) });

/** Everything that it says, a line each. */
export const saidIn = ({ title, lead, sections }: WeekMail): string[] => [
  title,
  lead,
  ...sections.flatMap(({ title: about, notes, rows: lines }) => [
    about,
    ...notes,
    ...lines.map(
      ({ label, value, detail }) => `${label}: ${value}${detail === undefined ? '' : ` (${detail})`}`,
    ),
  ]),
];

/** A shop that measures against a control group. */
export const measured = {
  '2026-11-10': rows(
    [{ channel: 'email' }, { sent: 1_100, 'cost:EUR': 11, unsubscribed: 5 }],
    [{}, { orders: 31, 'revenue:EUR': 90_000 }],
  ),
  '2026-11-17': rows(
    [
      { variant: '0a1b2c/control' },
      { people: 1_000, peopleOrdered: 100, 'paid:EUR': 200_000, 'paidSquares:EUR': 500_000_000 },
    ],
    [
      { variant: '0a1b2c/in' },
      { people: 9_000, peopleOrdered: 1_400, 'paid:EUR': 2_800_000, 'paidSquares:EUR': 7_000_000_000 },
    ],
    [
      { channel: 'email' },
      { sent: 1_204, 'cost:EUR': 12, bounced: 3, complained: 1, unsubscribed: 4, 'skipped:no-consent': 40 },
    ],
    [
      { channel: 'sms' },
      { sent: 20, unknown: 2, 'cost:EUR': 140, spared: 41, 'notSpent:EUR': 287, 'skipped:reacted': 41 },
    ],
    [{}, { orders: 1_380, 'revenue:EUR': 2_790_000, cancelled: 2, attributed: 300 }],
  ),
};
