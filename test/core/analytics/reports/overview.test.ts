import { describe, expect, it } from '@jest/globals';
import { overview } from '../../../../core/analytics/reports/overview.ts';
import { rows } from './told.ts';

const range = { from: '2026-03-01', to: '2026-03-02' };
const shop = {
  '2026-03-02': rows(
    [{ channel: 'email' }, { opened: 1, attributed: 1, 'attributedRevenue:EUR': 1990 }],
    [{}, { orders: 1, 'revenue:EUR': 1990, withoutValue: 1 }],
  ),
  '2026-03-01': rows(
    [{ channel: 'email' }, { sent: 1, delivered: 1, 'cost:EUR': 1 }],
    [{ channel: 'sms' }, { spared: 1, 'notSpent:EUR': 7, 'skipped:reacted': 1 }],
    [{}, { entered: 1 }],
    [{ variant: 'control' }, { entered: 1 }],
  ),
};

describe('the overview', () => {
  it('says what was won back first, and why nothing can be said of it', () => {
    const report = overview(range, shop);
    expect(Object.keys(report).slice(0, 3)).toEqual(['from', 'to', 'wonBack']);
    expect(report.wonBack.orders).toEqual({ kind: 'unknown', reason: 'no-control-group' });
  });

  it('reckons it against those who were kept out', () => {
    const trial = rows(
      [{ variant: '0a1b2c/control' }, { people: 1_000, peopleOrdered: 100 }],
      [{ variant: '0a1b2c/in' }, { people: 9_000, peopleOrdered: 1_080 }],
    );
    const { wonBack } = overview(range, { '2026-03-01': trial });
    expect(wonBack).toMatchObject({ people: 9_000, control: 1_000 });
    expect(wonBack.orders).toMatchObject({ kind: 'known', estimate: expect.closeTo(180, 8) });
  });

  it('tells days in their order, and all together', () => {
    const { total, days } = overview(range, shop);
    expect(days.map(({ date, orderedAfter }) => [date, orderedAfter.orders])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-02', 1],
    ]);
    expect(total).toMatchObject({
      entered: 1,
      channels: { email: { sent: 1, delivered: 1, opened: 1, cost: { EUR: 0.01 } }, sms: { sent: 0 } },
      notSent: [{ reason: 'reacted', channel: 'sms', messages: 1 }],
      orderedAfter: { orders: 1, revenue: { EUR: 19.9 }, withoutValue: 1 },
      attributed: { last: { orders: 1, revenue: { EUR: 19.9 } }, first: { orders: 0, revenue: {} } },
      cost: { EUR: 0.01 },
      spared: 1,
      notSpent: { EUR: 0.07 },
    });
  });
});
