import { describe, expect, it } from '@jest/globals';
import {
  countOf,
  figuresIn,
  moneyOf,
  reasonsOf,
  totalOf,
} from '../../../../core/analytics/reports/figures.ts';
import { rows } from './told.ts';

describe('figures', () => {
  it('are the days together, each row once', () => {
    const email = { journeyId: 'j', channel: 'email' } as const;
    const days = {
      '2026-03-01': rows([email, { sent: 1 }], [{ journeyId: 'j' }, { entered: 4 }]),
      '2026-03-02': rows([email, { sent: 2, 'cost:EUR': 7 }]),
    };
    expect(figuresIn(days)).toEqual([
      { row: email, amounts: { sent: 3, 'cost:EUR': 7 } },
      { row: { journeyId: 'j' }, amounts: { entered: 4 } },
    ]);
    expect(totalOf(figuresIn(days))).toEqual({ sent: 3, 'cost:EUR': 7, entered: 4 });
  });

  it('are never below nothing, above what they are a part of, or no number at all', () => {
    expect(countOf({ opened: -2 }, 'opened')).toBe(0);
    expect(countOf({ opened: 5 }, 'opened', 3)).toBe(3);
    expect(countOf({}, 'opened', -1)).toBe(0);
    expect(totalOf([{ row: {}, amounts: { sent: Number.NaN } }])).toEqual({});
  });

  it('tell money in decimals by currency, and reasons by name', () => {
    const amounts = {
      'revenue:JPY': 500,
      'revenue:EUR': 1990,
      'revenue:USD': 0,
      'revenueX:EUR': 1,
    } as object;
    expect(moneyOf(amounts, 'revenue')).toEqual({ EUR: 19.9, JPY: 500 });
    expect(reasonsOf({ 'skipped:no-consent': 2, 'skipped:over-cap': 0 }, 'skipped')).toEqual({
      'no-consent': 2,
    });
  });
});
