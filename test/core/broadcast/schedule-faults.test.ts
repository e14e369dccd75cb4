import { describe, expect, it } from '@jest/globals';
import { scheduleFaults } from '../../../core/broadcast/schedule-faults.ts';
import { newsOf } from '../../support/broadcast-rig.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const check = { before: undefined, shopZone: 'Europe/Berlin', nowMs };
const at = (time: string, more: object = {}) => newsOf({ schedule: { at: time, ...more } });

describe('a broadcast that is published', () => {
  it('takes place, or is refused', () => {
    expect(scheduleFaults(at('2026-03-02T10:01'), check)).toEqual([]);
    expect(scheduleFaults(at('2026-03-02T10:00'), check)).toEqual([
      { path: '/trigger/schedule/at', message: 'no time of this schedule lies ahead' },
    ]);
    expect(scheduleFaults(at('2026-03-01T10:00', { rrule: 'FREQ=DAILY' }), check)).toEqual([]);
    expect(scheduleFaults(at('2026-03-01T10:00', { rrule: 'FREQ=DAILY;COUNT=2' }), check)).toHaveLength(1);
  });

  it('may be over when nothing of its schedule has changed', () => {
    const over = at('2026-03-01T10:00');
    expect(scheduleFaults(over, { ...check, before: over })).toEqual([]);
    expect(scheduleFaults(over, { ...check, before: at('2026-03-01T09:00') })).toHaveLength(1);
  });

  it('is asked of no other journey', () => {
    expect(scheduleFaults({ trigger: { event: 'Signed Up' } }, check)).toEqual([]);
  });
});
