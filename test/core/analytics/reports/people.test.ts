import { describe, expect, it } from '@jest/globals';
import { figuresIn } from '../../../../core/analytics/reports/figures.ts';
import { peopleIn } from '../../../../core/analytics/reports/people.ts';
import { rows } from './told.ts';

describe('people of experiments', () => {
  it('are told by plan and variant, over all days', () => {
    const row = (id: string) => ({ journeyId: 'j', stepId: 'remind', variant: `0a1b2c/${id}` });
    const days = {
      '2026-03-01': rows(
        [row('0'), { people: 2, peopleOrdered: 1, 'paid:EUR': 500, 'paidSquares:EUR': 250_000 }],
        [row('1'), { people: 1 }],
        [{ journeyId: 'j' }, { entered: 3 }],
        [{ journeyId: 'j', variant: 'control' }, { entered: 1 }],
      ),
      '2026-03-02': rows([row('1'), { people: 3, peopleUnsubscribed: 1 }]),
    };

    expect(peopleIn(figuresIn(days))).toEqual([
      {
        stepId: 'remind',
        plan: '0a1b2c',
        variants: [
          {
            ...{ id: '0', people: 2, ordered: 1, unsubscribed: 0 },
            revenue: { EUR: { sumMinor: 500, squaresMinor: 250_000 } },
          },
          { id: '1', people: 4, ordered: 0, unsubscribed: 1, revenue: {} },
        ],
      },
    ]);
  });

  it('keep plans apart, and the control group from the steps', () => {
    const days = {
      '2026-03-01': rows(
        [{ journeyId: 'j', variant: '0a1b2c/in' }, { people: 2 }],
        [{ journeyId: 'j', stepId: 's', variant: '0a1b2c/0' }, { people: 1 }],
        [{ journeyId: 'j', variant: '3d4e5f/in' }, { people: 1 }],
      ),
    };
    const found = peopleIn(figuresIn(days));
    expect(found.map(({ stepId, plan }) => [stepId, plan])).toEqual([
      [undefined, '0a1b2c'],
      ['s', '0a1b2c'],
      [undefined, '3d4e5f'],
    ]);
  });
});
