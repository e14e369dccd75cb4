import { describe, expect, it } from '@jest/globals';
import { onTrialIn, trialRow } from '../../../../core/analytics/on-trial.ts';
import type { Rows } from '../../../../core/analytics/ports.ts';
import { readExperiments } from '../../../../core/analytics/reports/experiment-read.ts';
import { experimentsReport } from '../../../../core/analytics/reports/experiment-report.ts';
import { experimentSettingsSchema } from '../../../../core/config/experiment-settings.ts';
import { cartJourney, trialOrder } from './make.ts';
import { rows } from './told.ts';

const journey = cartJourney(trialOrder, { holdout: 0.05 });
const planned = experimentSettingsSchema.parse({
  plans: [
    {
      ...{ journeyId: 'cart-abandoned', stepId: 'remind', plannedPeople: 10_000 },
      measure: { kind: 'orders', minimalDifference: 0.01 },
    },
  ],
});
const unplanned = experimentSettingsSchema.parse({});
const calendar = { zone: 'UTC', nowMs: Date.parse('2026-03-20T12:00:00Z') };
const [holdout, orders] = onTrialIn(journey, unplanned);

/** People of the orders on trial. */
const people = (id: string, count: number, ordered: number, more: object = {}) =>
  [
    trialRow('cart-abandoned', orders ?? { plan: '' }, id),
    { people: count, peopleOrdered: ordered, ...more },
  ] as const;

const read = (days: Record<string, Rows>, settings = planned) =>
  experimentsReport({ journey, settings, calendar }, days);

const clear = {
  '2026-03-01': rows(people('0', 2_500, 200), people('1', 2_500, 400)),
  '2026-03-19': rows(people('0', 500, 0), people('1', 500, 500)),
};

describe('the report of experiments', () => {
  it('rests on people whose time to order is over, with all beside them', () => {
    const { until, experiments } = read(clear);
    expect(until).toBe('2026-03-16');
    expect(experiments[1]).toMatchObject({
      ...{ stepId: 'remind', plan: orders?.plan, since: '2026-03-01', days: 16 },
      ...{ people: 6_000, peopleOver: 5_000, plannedPeople: 10_000 },
      variants: [
        { id: '0', what: 'email → sms', over: { people: 2_500, ordered: 200 }, soFar: { people: 3_000 } },
        { id: '1', what: 'sms → email', over: { people: 2_500, ordered: 400 }, soFar: { ordered: 900 } },
      ],
      division: { kind: 'known', mismatch: false },
      comparisons: [{ base: '0', variant: '1', orders: { absolute: { estimate: expect.closeTo(0.08, 8) } } }],
    });
  });

  it('says in a sentence what to do, by the names of the orders', () => {
    const [, { decision, sentence } = {}] = read(clear).experiments;
    expect(decision).toEqual({ kind: 'stop-winner', winner: '1' });
    expect(sentence?.en).toMatch(/^“sms → email” brings .* points more orders than “email → sms”\. Stop/);
    expect(sentence?.ru).toMatch(/«sms → email»/);
  });

  it('decides nothing that nobody planned, and nothing before the least days', () => {
    expect(read(clear, unplanned).experiments[1]).not.toHaveProperty('decision');
    const late = { '2026-03-14': clear['2026-03-01'] };
    expect(read(late).experiments[1]).toMatchObject({
      days: 3,
      decision: { kind: 'go-on', reason: 'too-few-days' },
    });
  });

  it('warns of a wrong division as soon as it shows', () => {
    const [, orders] = read({ '2026-03-19': rows(people('0', 900, 0), people('1', 100, 0)) }).experiments;
    expect(orders).toMatchObject({ division: { mismatch: true }, peopleOver: 0, days: 0 });
  });

  it('names no winner while it warns of a wrong division, even of people who may still order', () => {
    const late = { ...clear, '2026-03-19': rows(people('0', 900, 0), people('1', 100, 0)) };
    const [, orders] = read(late).experiments;
    expect(orders).toMatchObject({ division: { mismatch: true }, decision: { kind: 'check-division' } });
    expect(orders?.sentence?.en).toContain('not divided as planned');
  });

  it('measures the control group by its share', () => {
    const inAndOut = rows(
      [trialRow('cart-abandoned', holdout ?? { plan: '' }, 'in'), { people: 950, 'paid:EUR': 1990 }],
      [trialRow('cart-abandoned', holdout ?? { plan: '' }, 'control'), { people: 50 }],
    );
    const [group] = read({ '2026-03-01': inAndOut }).experiments;
    expect(group).toMatchObject({
      variants: [
        { id: 'control', share: 0.05, over: { people: 50 } },
        { id: 'in', share: 0.95, over: { people: 950, revenue: { EUR: 19.9 } } },
      ],
      division: { mismatch: false },
    });
    expect(group).not.toHaveProperty('stepId');
  });

  it('keeps what was on trial before apart', () => {
    const old = rows([trialRow('cart-abandoned', { stepId: 'remind', plan: 'ffffff' }, '0'), { people: 7 }]);
    const { experiments, former } = read({ '2026-03-01': old });
    expect(experiments.map((one) => one.people)).toEqual([0, 0]);
    expect(former).toMatchObject([{ stepId: 'remind', plan: 'ffffff', variants: [{ id: '0', people: 7 }] }]);
  });

  it('has something to say before the first person', () => {
    const [, one] = readExperiments({ journey, settings: planned, calendar }, {});
    expect(one).toMatchObject({ days: 0, decision: { kind: 'go-on', reason: 'nobody' } });
  });
});
