import { describe, expect, it } from '@jest/globals';
import type { Counters } from '../../../../core/analytics/ports.ts';
import { summary } from '../../../../core/analytics/reports/summary.ts';
import { fakeTallies } from '../../../support/fakes/tallies.ts';
import { rows, totals } from './told.ts';

const journeyId = 'cart-abandoned';

describe('the summary of all journeys', () => {
  it('tells each one by its id, over all days', () => {
    const days = {
      '2026-03-01': rows(
        [{ journeyId }, { entered: 5, converted: 1, 'revenue:EUR': 12_050 }],
        [
          { journeyId, channel: 'email' },
          { sent: 12, 'cost:EUR': 35, reacted: 2 },
        ],
      ),
      '2026-03-02': rows(
        [
          { journeyId, channel: 'email' },
          { sent: 1, unknown: 1, 'skipped:no-consent': 1 },
        ],
        [
          { journeyId, channel: 'sms' },
          { 'skipped:no-consent': 2, 'notSpent:EUR': 120, spared: 2 },
        ],
        [{ journeyId: 'birthday' }, { entered: 1 }],
      ),
    };

    const [birthday, cart] = summary(totals(days));
    expect(birthday).toMatchObject({ journeyId: 'birthday', entered: 1, sent: {}, cost: {} });
    expect(cart).toEqual({
      journeyId,
      entered: 5,
      sent: { email: 13 },
      skipped: { 'no-consent': 3 },
      reacted: 2,
      converted: 1,
      revenue: { EUR: 120.5 },
      cost: { EUR: 0.35 },
      notSpent: { EUR: 1.2 },
      unknown: 1,
      unsubscribed: 0,
      complained: 0,
    });
  });

  it('leaves out whom a journey kept out, and the people of experiments', () => {
    const days = {
      '2026-03-01': rows(
        [{ journeyId }, { entered: 5 }],
        [
          { journeyId, variant: 'control' },
          { entered: 1, converted: 1 },
        ],
        [
          { journeyId, variant: '0a1b2c/in' },
          { people: 5, 'paid:EUR': 100 },
        ],
      ),
    };
    expect(summary(totals(days))).toMatchObject([{ journeyId, entered: 5, converted: 0 }]);
  });

  it('has nothing to tell of days without a figure', () => {
    expect(summary(totals({ '2026-03-01': {} }))).toEqual([]);
  });
});

describe('what is told to the counters', () => {
  it('is in the summary of its day by the clock of the shop', async () => {
    const tallies = fakeTallies();
    const counters: Counters = { tell: async ({ counts = [] }) => tallies.add(counts, 'Europe/Berlin') };
    const row = { journeyId, version: 3, stepId: 'remind', rung: 1, channel: 'email', variant: '0' } as const;
    const count = { id: '0123456789abcdef', atMs: Date.parse('2026-03-01T23:30:00Z'), row, add: { sent: 1 } };

    await counters.tell({ counts: [count] });
    await counters.tell({ counts: [count] });

    const day = (date: string) => tallies.journeys({ from: date, to: date });
    expect(summary(await day('2026-03-02'))).toMatchObject([{ journeyId, sent: { email: 1 } }]);
    expect(summary(await day('2026-03-01'))).toEqual([]);
  });
});
