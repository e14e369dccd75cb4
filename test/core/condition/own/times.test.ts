import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../../core/condition/condition-faults.ts';
import { holds } from '../../../../core/condition/holds.ts';
import { rootsOf } from '../../../../core/condition/roots.ts';
import { ann, T0 } from '../../journey/make.ts';

const dayMs = 86_400_000;
const views = (...days: number[]) => ({
  ...ann({}),
  stats: { sources: {}, viewed: {}, counted: { Searched: days.map((day) => (T0 - day * dayMs) / 1000) } },
});
const thrice = { '>=': [{ times: ['Searched', 'P7D'] }, 3] };
const event = { event: 'Searched', source: 'web' };

describe('times', () => {
  it('counts what the person did within the time before the moment', () => {
    const searched = views(6, 3, 0);
    expect(holds(thrice, rootsOf(searched, event, { nowMs: T0 }))).toBe(true);
    expect(holds(thrice, rootsOf(searched, event, { nowMs: T0 + dayMs }))).toBe(false);
    expect(holds(thrice, rootsOf(views(8, 3, 0), event, { nowMs: T0 }))).toBe(false);
    expect(holds({ '==': [{ times: ['Viewed', 'P7D'] }, 0] }, rootsOf(searched, event, { nowMs: T0 }))).toBe(
      true,
    );
  });

  it('is reached by no path', () => {
    const roots = rootsOf(views(0), event, { nowMs: T0 });
    expect(Object.keys(roots)).toEqual(['event']);
    expect(holds({ '!!': [{ var: 'times' }] }, roots)).toBe(false);
  });

  it.each<[unknown, string]>([
    [['Searched', { var: 'event.properties.window' }], 'plain texts'],
    [[{ var: 'event.event' }, 'P7D'], 'plain texts'],
    [['Searched'], 'plain texts'],
    [['Searched', 'P7D', 1], 'plain texts'],
    ['Searched', 'plain texts'],
    [['', 'P7D'], 'plain texts'],
    [['Searched', 'a week'], 'plain texts'],
    [['Searched', 'PT0S'], 'plain texts'],
    [['Searched', 'P91D'], '90 days'],
    [['Cart Changed', 'P7D'], 'can be counted'],
  ])('is at fault with %j', (args, message) => {
    const faults = conditionFaults({ '>': [{ times: args }, 1] }, '/where');
    expect(faults).toEqual([{ path: '/where/>/0/times', message: expect.stringContaining(message) }]);
  });

  it('does not stand inside a list', () => {
    const rule = { some: [{ var: 'cart.items' }, { times: ['Searched', 'P7D'] }] };
    expect(conditionFaults(rule, '')).toHaveLength(1);
    expect(conditionFaults(thrice, '')).toEqual([]);
    expect(conditionFaults({ times: ['Searched', 'P90D'] }, '')).toEqual([]);
  });
});

describe('what is worked out of a person', () => {
  it('is seen by conditions', () => {
    const roots = rootsOf({ ...ann({}), lastSeenAtMs: T0 - 3.5 * dayMs }, event, { nowMs: T0 });
    expect(holds({ '==': [{ var: 'profile.computed.daysSinceLastSeen' }, 3] }, roots)).toBe(true);
    expect(holds({ '!!': [{ var: 'profile.computed.rfm' }] }, roots)).toBe(false);
  });
});
