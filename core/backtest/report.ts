import { DAY_MS } from '../duration.ts';
import { decimalOf } from '../money.ts';
import { below, type Counts } from './counts.ts';
import type { DifferenceKind, Outcome } from './outcome.ts';

/** Somebody whom two versions treat differently. */
export interface Difference {
  profileId: string;
  kind: DifferenceKind;
  draft: Outcome;
  live: Outcome;
}

/** So many people are named. */
export const MOST_NAMED = 50;

export interface ReportAsk {
  counts: Counts;
  differences: readonly Difference[];
  fromMs: number;
  toMs: number;
  /** Of all people, how many were looked at. */
  share: number;
  hasLive: boolean;
}

/** What one version would have done, all people together. */
export const versionJson = (counts: Counts, version: 'draft' | 'live') => {
  const of = (path: string) => counts[`${version}/${path}`] ?? 0;
  return {
    people: of('people'),
    entered: of('entered'),
    heldOut: of('heldOut'),
    messages: below(counts, `${version}/messages`),
    skipped: below(counts, `${version}/skipped`),
    cost: costJson(below(counts, `${version}/costMinor`)),
    goals: of('goals'),
    ordersAfter: of('orders'),
  };
};

const costJson = (costMinor: Counts): Record<string, number> =>
  Object.fromEntries(
    Object.entries(costMinor).map(([currency, minor]) => [currency, decimalOf(minor, currency)]),
  );

const iso = (atMs: number) => new Date(atMs).toISOString();

const outcomeJson = ({ entered, messages }: Outcome) => ({
  entered,
  messages: messages.map(({ channel, atMs }) => ({ channel, at: iso(atMs) })),
});

const scaled = (sums: Record<string, number>, factor: number) =>
  Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, Number((sum * factor).toPrecision(3))]),
  );

/** What everybody together would come to on a day, reckoned from those who were looked at. */
const perDayJson = ({ people, messages, cost }: ReturnType<typeof versionJson>, ask: ReportAsk) => {
  const factor = DAY_MS / (ask.toMs - ask.fromMs) / (ask.share || 1);
  return {
    people: Number((people * factor).toPrecision(3)),
    messages: scaled(messages, factor),
    cost: scaled(cost, factor),
  };
};

/** The answer of a back-test. Sums are of the people who were looked at; `share` says how many those are of all. */
export const reportOf = (ask: ReportAsk) => {
  const { counts, differences, fromMs, toMs, share, hasLive } = ask;
  const draft = versionJson(counts, 'draft');
  const kinds = below(counts, 'different');
  return {
    from: iso(fromMs),
    to: iso(toMs),
    share: Number(share.toPrecision(3)),
    people: counts.people ?? 0,
    draft,
    perDay: perDayJson(draft, ask),
    ...(hasLive && {
      live: versionJson(counts, 'live'),
      different: {
        people: Object.values(kinds).reduce((sum, people) => sum + people, 0),
        kinds,
        sample: differences.slice(0, MOST_NAMED).map(({ profileId, kind, ...outcomes }) => ({
          profileId,
          kind,
          draft: outcomeJson(outcomes.draft),
          live: outcomeJson(outcomes.live),
        })),
      },
    }),
  };
};

/** What a job of a back-test has found out. */
export type BacktestResult = ReturnType<typeof reportOf>;
