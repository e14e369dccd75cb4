import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../../core/condition/condition-faults.ts';
import { holds } from '../../../../core/condition/holds.ts';
import { rootsOf } from '../../../../core/condition/roots.ts';
import { ann, DAY, T0 } from '../../journey/make.ts';

const iso = (atMs: number) => new Date(atMs).toISOString();
const event = { event: 'Signed Up', source: 'web' };
const near = (operator: 'within' | 'ahead', value: unknown) =>
  holds(
    { [operator]: [{ var: 'profile.renewsAt' }, 'P7D'] },
    rootsOf(ann({ traits: { renewsAt: { value, atMs: T0 } } }), event, { nowMs: T0 }),
  );

describe('within and ahead', () => {
  it.each<[what: string, value: unknown, within: boolean, ahead: boolean]>([
    ['this very moment', iso(T0), true, false],
    ['a moment before seven days are over', iso(T0 - 7 * DAY + 1), true, false],
    ['seven days ago', iso(T0 - 7 * DAY), false, false],
    ['in a moment', iso(T0 + 1), false, true],
    ['in seven days', iso(T0 + 7 * DAY), false, true],
    ['later than that', iso(T0 + 7 * DAY + 1), false, false],
    ['today, as a date', '2026-03-02', true, false],
    ['tomorrow, as a date', '2026-03-03', false, true],
    ['a birthday long ago', '1990-05-17', false, false],
    ['an instant with an offset', '2026-03-02T12:30:00+03:00', false, true],
    ['an instant in seconds', T0 / 1000, true, false],
    ['a word', 'soon', false, false],
    ['nothing', null, false, false],
    ['a list', [iso(T0)], false, false],
  ])('%s', (_what, value, within, ahead) => {
    expect([near('within', value), near('ahead', value)]).toEqual([within, ahead]);
  });

  it('reach what is worked out of her', () => {
    const ordered = ann({ lastOrder: { atMs: T0 - 29 * DAY, source: 'web' } });
    const rule = { within: [{ var: 'profile.computed.lastOrderAt' }, 'P30D'] };

    expect(holds(rule, rootsOf(ordered, event, { nowMs: T0 }))).toBe(true);
    expect(holds(rule, rootsOf(ordered, event, { nowMs: T0 + DAY }))).toBe(false);
    expect(holds(rule, rootsOf(ann(), event, { nowMs: T0 }))).toBe(false);
  });

  it.each<[unknown]>([
    [[{ var: 'profile.renewsAt' }, 'a week']],
    [[{ var: 'profile.renewsAt' }, 'P0D']],
    [[{ var: 'profile.renewsAt' }, 'P367D']],
    [[{ var: 'profile.renewsAt' }, { var: 'profile.window' }]],
    [[{ var: 'profile.renewsAt' }]],
    [{ var: 'profile.renewsAt' }],
  ])('are at fault with %j', (args) => {
    const faults = conditionFaults({ within: args }, '/where');
    expect(faults).toEqual([{ path: '/where/within', message: expect.stringContaining('P30D') }]);
  });
});
