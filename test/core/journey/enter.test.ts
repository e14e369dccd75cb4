import { describe, expect, it } from '@jest/globals';
import { enter } from '../../../core/journey/enter.ts';
import { ann, DAY, enrolled, event, journeyOf, shop, T0 } from './make.ts';

describe('somebody who comes in again', () => {
  it('gets an enrollment of its own, also when her first one is forgotten by now', () => {
    const journey = journeyOf([{ id: 'w', kind: 'wait', for: 'PT1H' }]);
    const signsUp = (atMs: number) => event('Signed Up', atMs);
    const base = { journey, profile: ann(), shop };
    const first = enter({ ...base, event: signsUp(T0), enrollments: [], nowMs: T0 });
    const over = { ...enrolled(journey), ...first, status: 'completed' as const };
    const again = { ...base, event: signsUp(T0 + DAY), nowMs: T0 + DAY };
    const second = enter({ ...again, enrollments: [over] });
    const laterOver = { ...enrolled(journey), ...second, status: 'completed' as const };
    const later = { ...base, event: signsUp(T0 + 31 * DAY), nowMs: T0 + 31 * DAY };

    const third = enter({ ...later, enrollments: [laterOver] });

    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(3);
    expect(third?.cycle).toBe(2);
  });
});

describe('somebody who comes in', () => {
  it('is looked at again when the first wait is over, or at once where a clock on the wall ends it', () => {
    const wakesAt = (step: object) => {
      const journey = journeyOf([{ id: 'w', kind: 'wait', ...step }]);
      const signedUp = event('Signed Up', T0);
      return enter({ journey, profile: ann(), shop, event: signedUp, enrollments: [], nowMs: T0 })?.wakesAtMs;
    };

    expect(wakesAt({ for: 'PT1H' })).toBe(T0 + 3_600_000);
    expect(wakesAt({ until: { time: '10:00' } })).toBe(T0);
  });
});
