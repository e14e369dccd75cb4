import { describe, expect, it } from '@jest/globals';
import { figuresIn } from '../../../../core/analytics/reports/figures.ts';
import { funnelOf } from '../../../../core/analytics/reports/funnel.ts';
import { leftAt } from '../../../../core/analytics/reports/left-at.ts';
import { keyOfRow } from '../../../../core/analytics/row.ts';

const at = (version: number, stepId?: string) =>
  keyOfRow({ journeyId: 'j', version, ...(stepId !== undefined && { stepId }) });

const figures = figuresIn({
  d1: {
    [at(1, 'remind')]: { 'ended:ordered': 2, 'ended:denied': 1 },
    [at(1, 'gone')]: { 'ended:operator': 1 },
    [at(1)]: { entered: 9, 'ended:completed': 3 },
  },
  d2: {
    [at(2, 'remind')]: { 'ended:ordered': 1 },
    [at(2, 'idle')]: { 'ended:ordered': 4, 'ended:operator': 0 },
    // Taken out, and put back.
    [at(2, 'mail')]: { 'ended:operator': 0 },
  },
});

describe('where people leave', () => {
  it('is told step by step as the journey has them now, those that are no more last', () => {
    expect(leftAt(figures, ['idle', 'remind', 'mail'])).toEqual([
      { stepId: 'idle', ended: { ordered: 4 } },
      { stepId: 'remind', ended: { denied: 1, ordered: 3 } },
      { stepId: 'gone', ended: { operator: 1 } },
    ]);
  });

  it('is no line of the way through, which tells of messages', () => {
    expect(funnelOf(figures, ['idle'])).toEqual([]);
  });
});
