import { describe, expect, it } from '@jest/globals';
import { dayMarks } from '../../../core/condition/day-marks.ts';

const days = { var: 'profile.computed.daysSinceLastOrder' };

describe('the days that matter to a condition', () => {
  it.each<[unknown, number[] | undefined]>([
    [{ '>=': [days, 30] }, [30, 31]],
    [{ '<': [29.5, days] }, [30, 30]],
    [{ and: [{ '<=': [7, days, 9] }, { '!': [{ '==': [days, 8] }] }] }, [7, 8, 9, 10, 8, 9]],
    [{ '==': [{ var: 'profile.country' }, 'DE'] }, []],
    [{ '>': [days, { var: 'profile.limit' }] }, undefined],
    [{ '>': [{ '+': [days, 1] }, 30] }, undefined],
    [{ '!!': [days] }, undefined],
    [{ '>': [{ var: [{ cat: ['profile.', 'x'] }] }, 30] }, undefined],
    [{ map: [{ var: 'cart.items' }, { var: '../../profile.computed' }] }, undefined],
  ])('%j', (condition, expected) => {
    expect(dayMarks(condition)).toEqual(expected);
  });
});
