import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import rrule from 'rrule';
import { nextOccurrence, runIdOf, type Schedule } from '../../../core/broadcast/occurrences.ts';
import { parseRule } from '../../../core/broadcast/recurrence.ts';
import { wallMsOf } from '../../../core/broadcast/wall-time.ts';

const { RRule } = rrule;
const DAY = 86_400_000;
const at = (text: string) => Date.parse(text);

const following = (schedule: Schedule, after: string, most: number): string[] => {
  const found: string[] = [];
  for (let fromMs = at(after); found.length < most; ) {
    const next = nextOccurrence(schedule, 'Europe/Berlin', fromMs);
    if (!next) break;
    found.push(new Date(next.atMs).toISOString().slice(0, 16));
    fromMs = next.atMs;
  }
  return found;
};

describe('a schedule', () => {
  it('names one time, and none after it', () => {
    const once = { at: '2026-03-02T10:00' };
    expect(following(once, '2026-03-01T00:00Z', 5)).toEqual(['2026-03-02T09:00']);
    expect(following(once, '2026-03-02T09:00Z', 5)).toEqual([]);
  });

  it('stays at the same time of day when clocks change', () => {
    const weekly = { at: '2026-03-16T10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO' };
    expect(following(weekly, '2026-03-01T00:00Z', 3)).toEqual([
      '2026-03-16T09:00',
      '2026-03-23T09:00',
      '2026-03-30T08:00',
    ]);
  });

  it('counts by the zone it names', () => {
    const there = { at: '2026-03-02T10:00', timezone: 'America/New_York' };
    expect(following(there, '2026-03-01T00:00Z', 1)).toEqual(['2026-03-02T15:00']);
  });

  it('is due nowhere before the day has begun in the first zone', () => {
    const found = nextOccurrence({ at: '2026-03-02T10:00', timezone: 'recipient' }, 'Europe/Berlin', 0);
    expect(found).toEqual({
      wallMs: wallMsOf('2026-03-02T10:00'),
      atMs: at('2026-03-02T09:00Z'),
      earliestMs: at('2026-03-01T20:00Z'),
    });
  });

  it('names its runs', () => {
    const [own, hers] = [{ at: '2026-03-02T10:00' }, { at: '2026-03-02T10:00', timezone: 'recipient' }];
    const first = (schedule: Schedule) =>
      nextOccurrence(schedule, 'Europe/Berlin', 0) ?? { wallMs: 0, atMs: 0, earliestMs: 0 };
    expect(runIdOf(own, first(own))).toBe('20260302t0900z');
    expect(runIdOf(hers, first(hers))).toBe('20260302t1000');
  });

  it('finds nothing, and finds it soon, where a rule never comes true', () => {
    const never = { at: '2026-03-02T10:00', rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' };
    const beganMs = performance.now();
    expect(nextOccurrence(never, 'UTC', at('2026-01-01'))).toBeUndefined();
    expect(performance.now() - beganMs).toBeLessThan(500);
  });

  it.each([
    ['no frequency', 'BYDAY=MO', 'FREQ is missing'],
    ['hours', 'FREQ=HOURLY', 'FREQ: HOURLY says nothing'],
    ['a time of day of its own', 'FREQ=DAILY;BYHOUR=9', 'BYHOUR: only FREQ'],
    ['a day that is none', 'FREQ=WEEKLY;BYDAY=XX', 'BYDAY: XX says nothing'],
    ['two ends', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', 'COUNT or UNTIL'],
    ['the second Monday of a week', 'FREQ=WEEKLY;BYDAY=2MO', 'only within months'],
  ])('refuses a rule with %s', (_, rule, fault) => {
    expect(parseRule(rule)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it('means by a rule what RFC 5545 means', () => {
    const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), {
      minLength: 1,
      maxLength: 3,
    });
    const nth = fc.uniqueArray(fc.constantFrom('1MO', '-1FR', '3WE', 'SU', '2TU'), {
      minLength: 1,
      maxLength: 2,
    });
    const dates = fc.uniqueArray(fc.constantFrom(1, 13, 28, 29, 30, 31, -1, -2), {
      minLength: 1,
      maxLength: 3,
    });
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 });
    const by = (name: string, list: fc.Arbitrary<(string | number)[]>) =>
      fc.option(
        list.map((values) => `;${name}=${values.join(',')}`),
        { nil: '' },
      );
    const rules = fc.oneof(
      fc.tuple(fc.constant('FREQ=DAILY'), by('BYDAY', days)),
      fc.tuple(fc.constant('FREQ=WEEKLY'), by('BYDAY', days)),
      fc.tuple(fc.constant('FREQ=MONTHLY'), fc.oneof(by('BYDAY', nth), by('BYMONTHDAY', dates))),
      fc.tuple(fc.constant('FREQ=YEARLY'), by('BYMONTH', months)),
      fc.tuple(
        fc.constant('FREQ=YEARLY'),
        months.map((all) => `;BYMONTH=${all.join(',')};BYMONTHDAY=13,-1`),
      ),
    );
    const ends = fc.constantFrom('', ';COUNT=4', ';UNTIL=20280101T100000');
    const cases = fc.record({
      rule: fc
        .tuple(rules, fc.integer({ min: 1, max: 3 }), ends)
        .map(([[freq, more], interval, end]) => `${freq}${more};INTERVAL=${interval}${end}`),
      start: fc.integer({ min: at('2026-01-01') / DAY, max: at('2027-12-31') / DAY }),
    });
    fc.assert(
      fc.property(cases, ({ rule, start }) => {
        const startAt = new Date(start * DAY + 10 * 3_600_000);
        const known = new RRule({ ...RRule.parseString(rule), dtstart: startAt });
        const expected = known.between(startAt, new Date(startAt.getTime() + 1_500 * DAY), true).slice(0, 6);
        const schedule = { at: startAt.toISOString().slice(0, 16), rrule: rule, timezone: 'UTC' };
        const found = following(schedule, new Date(startAt.getTime() - 1).toISOString(), expected.length);
        expect(found).toEqual(expected.map((one) => one.toISOString().slice(0, 16)));
      }),
      { numRuns: 500 },
    );
  });
});
