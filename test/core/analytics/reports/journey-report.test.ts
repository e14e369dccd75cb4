import { describe, expect, it } from '@jest/globals';
import { journeyReport } from '../../../../core/analytics/reports/journey-report.ts';
import { cartJourney } from './make.ts';
import { rows } from './told.ts';

const journeyId = 'cart-abandoned';
const range = { from: '2026-03-01', to: '2026-03-10' };
const calendar = { zone: 'UTC', nowMs: Date.parse('2026-03-10T12:00:00Z') };
const email = { journeyId, version: 1, stepId: 'remind', rung: 0, channel: 'email' } as const;
const people = (id: string, count: number, ordered: number) =>
  [
    { journeyId, variant: `0a1b2c/${id}` },
    { people: count, peopleOrdered: ordered },
  ] as const;
const days = {
  '2026-03-02': rows(
    [
      { journeyId, version: 1 },
      { entered: 5, converted: 2, 'revenue:EUR': 3_980 },
    ],
    [
      { journeyId, version: 1, variant: 'control' },
      { entered: 1, converted: 1, 'revenue:EUR': 1990 },
    ],
    [email, { sent: 4, attributed: 1, 'attributedRevenue:EUR': 1990 }],
    people('control', 1_000, 100),
    people('in', 9_000, 1_080),
  ),
  '2026-03-09': rows(people('control', 1_000, 0), people('in', 9_000, 9_000)),
};

describe('the report of a journey', () => {
  it('tells what was won back of people whose time is over, before what is attributed', () => {
    const report = journeyReport({ journeyId, journey: cartJourney(), range, calendar }, days);
    expect(Object.keys(report)).toEqual([
      ...['journeyId', 'from', 'to', 'wonBack', 'attributed', 'people', 'keptOut', 'funnel', 'leftAt'],
      'cascades',
    ]);
    expect(report.wonBack).toMatchObject({ until: '2026-03-06', people: 9_000, control: 1_000 });
    expect(report.wonBack.orders).toMatchObject({ estimate: expect.closeTo(180, 8) });
    expect(report.attributed.last).toEqual({ orders: 1, revenue: { EUR: 19.9 } });
  });

  it('goes no further than the days that were asked for', () => {
    const later = { ...calendar, nowMs: Date.parse('2026-03-30T12:00:00Z') };
    const report = journeyReport({ journeyId, journey: cartJourney(), range, calendar: later }, days);
    expect(report.wonBack).toMatchObject({ until: '2026-03-10', people: 18_000 });
  });

  it('says that it is too early, and not that nobody was kept out, while their time to order lasts', () => {
    const early = { ...calendar, nowMs: Date.parse('2026-03-04T12:00:00Z') };
    const report = journeyReport({ journeyId, journey: cartJourney(), range, calendar: early }, days);
    const tooEarly = { kind: 'unknown', reason: 'nobody' };
    expect(report.wonBack).toMatchObject({ orders: tooEarly, people: 0, control: 0 });
    expect(report.cascades).toMatchObject([{ conversion: tooEarly }]);
  });

  it('keeps who was kept out apart', () => {
    const report = journeyReport({ journeyId, journey: cartJourney(), range, calendar }, days);
    expect(report.people).toEqual({ entered: 5, ended: {}, converted: 2, revenue: { EUR: 39.8 } });
    expect(report.keptOut).toEqual({ entered: 1, converted: 1, revenue: { EUR: 19.9 } });
    expect(report.funnel).toMatchObject([
      { version: 1, stepId: 'remind', rung: 0, channel: 'email', sent: 4 },
    ]);
    expect(report.cascades).toMatchObject([{ stepId: 'remind', conversion: { against: 'control-group' } }]);
  });

  it('tells what was counted of one that is no more', () => {
    const report = journeyReport({ journeyId, journey: undefined, range, calendar }, days);
    expect(report).toMatchObject({ people: { entered: 5 }, cascades: [], wonBack: { people: 18_000 } });
  });
});
