import { describe, expect, it } from '@jest/globals';
import {
  journeyOf,
  missingIn,
  nothingTyped,
  type TypedBroadcast,
} from '../../../console/pages/calendar/broadcasts/typed.ts';
import { journeySchema } from '../../../core/journey/journey.ts';

const typed: TypedBroadcast = {
  ...nothingTyped,
  ...{ name: ' Spring ', segment: 'tea', template: 'spring', at: '2026-03-02T10:00' },
};

describe('a broadcast that is typed', () => {
  it('becomes a journey that the API takes', () => {
    const journey = journeyOf('spring', {
      ...typed,
      ...{ repeat: 'weekly', isByRecipient: true, perMinute: 500 },
    });

    expect(journeySchema.safeParse(journey).error).toBeUndefined();
    expect(journey).toMatchObject({
      name: 'Spring',
      trigger: {
        schedule: { at: '2026-03-02T10:00', rrule: 'FREQ=WEEKLY', timezone: 'recipient' },
        to: { segment: 'tea' },
        throttle: { perMinute: 500 },
      },
    });
  });

  it('goes out once, by the clock of the shop and as fast as it goes, where nothing else is said', () => {
    expect(journeyOf('spring', typed).trigger).toEqual({
      schedule: { at: '2026-03-02T10:00' },
      to: { segment: 'tea' },
    });
  });

  it('takes a rule as calendars write it', () => {
    const own = { ...typed, repeat: 'own' as const, rrule: 'RRULE:FREQ=MONTHLY;BYDAY=-1FR ' };

    expect(journeyOf('spring', own).trigger).toMatchObject({
      schedule: { rrule: 'FREQ=MONTHLY;BYDAY=-1FR' },
    });
  });

  it('says what is missing', () => {
    expect(missingIn(nothingTyped)).toEqual(['name', 'segment', 'template', 'at']);
    expect(missingIn({ ...typed, repeat: 'own' })).toEqual(['rrule']);
    expect(missingIn(typed)).toEqual([]);
  });
});
