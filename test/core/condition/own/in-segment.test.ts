import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../../core/condition/condition-faults.ts';
import { holds } from '../../../../core/condition/holds.ts';
import { rootsOf } from '../../../../core/condition/roots.ts';
import { ann, T0 } from '../../journey/make.ts';

const event = { event: 'Signed Up', source: 'web' };
const is = (segmentId: unknown, segments?: Record<string, number>) =>
  holds({ inSegment: segmentId }, rootsOf(ann(segments && { segments }), event, { nowMs: T0 }));

describe('inSegment', () => {
  it('holds for members', () => {
    expect(is('vip', { vip: T0 })).toBe(true);
    expect(is(['vip'], { vip: T0 })).toBe(true);
    expect(is('vip', { regulars: T0 })).toBe(false);
    expect(is('vip')).toBe(false);
    expect(is('constructor', { vip: T0 })).toBe(false);
  });

  it.each<[unknown]>([[{ var: 'profile.segment' }], [1], ['No Id'], [['vip', 'regulars']], [[]]])(
    'is at fault with %j',
    (args) => {
      const faults = conditionFaults({ '!': [{ inSegment: args }] }, '');
      expect(faults).toEqual([{ path: '/!/0/inSegment', message: expect.stringContaining('plain text') }]);
    },
  );

  it('does not stand inside a list', () => {
    expect(conditionFaults({ some: [{ var: 'cart.items' }, { inSegment: 'vip' }] }, '')).toHaveLength(1);
    expect(conditionFaults({ inSegment: 'vip' }, '')).toEqual([]);
  });
});
