import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../../core/condition/condition-faults.ts';
import { holds } from '../../../../core/condition/holds.ts';
import { rootsOf } from '../../../../core/condition/roots.ts';
import type { EntryMark } from '../../../../core/profile/profile.ts';
import { ann, T0 } from '../../journey/make.ts';

const event = { event: 'Signed Up', source: 'web' };
const mark: EntryMark = { enrollmentId: 'e1', entryKey: 'person', atMs: T0 };
const is = (entries: Record<string, EntryMark>) =>
  holds({ inJourney: 'welcome' }, rootsOf(ann({ entries }), event, { nowMs: T0 }));

describe('inJourney', () => {
  it('holds for whoever is inside, not for whoever was', () => {
    expect(is({ welcome: mark })).toBe(true);
    expect(is({ welcome: { ...mark, ended: true } })).toBe(false);
    expect(is({ 'win-back': mark })).toBe(false);
  });

  it('takes one id, as plain text', () => {
    expect(conditionFaults({ inJourney: ['welcome'] }, '')).toEqual([]);
    expect(conditionFaults({ inJourney: { var: 'event.properties.journey' } }, '')).toHaveLength(1);
  });
});
