import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nothingPlanned, type PaceRules } from '../../../core/broadcast/pace.ts';
import { comeBackAt, isTooLate, type Plan, planPeople } from '../../../core/broadcast/plan-people.ts';
import { wallMsOf } from '../../../core/broadcast/wall-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
/** 10:00 in Berlin, the shop's zone. */
const T0 = at('2026-03-02T09:00:00Z');

const planOf = (changes: Partial<Plan> = {}): Plan => ({
  wallMs: wallMsOf('2026-03-02T10:00'),
  schedule: { at: '2026-03-02T10:00' },
  rules: {},
  shopZone: 'Europe/Berlin',
  beganAtMs: T0 - 10 * MINUTE,
  ...changes,
});
const hers = { at: '2026-03-02T10:00', timezone: 'recipient' };
const people = (count: number, zone?: string) =>
  Array.from({ length: count }, (_, index) => ({ profileId: `p${index}`, ...(zone && { zone }) }));
const startsOf = (plan: Plan, some: { profileId: string; zone?: string }[], nowMs = plan.beganAtMs) =>
  planPeople(plan, nothingPlanned, some, nowMs).due.map(({ startsAtMs }) =>
    new Date(startsAtMs).toISOString(),
  );

describe('planning people', () => {
  it('lets everybody begin at the time of the schedule', () => {
    expect(startsOf(planOf(), people(2))).toEqual(['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z']);
  });

  it('lets each begin by her own clock', () => {
    const some = [
      { profileId: 'ann', zone: 'Europe/Berlin' },
      { profileId: 'bob', zone: 'America/New_York' },
      { profileId: 'cy', zone: 'Asia/Tokyo' },
    ];
    expect(startsOf(planOf({ schedule: hers }), some)).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T01:00:00.000Z',
    ]);
  });

  it('puts those who warm an address up on later days at the same time of day, clocks that change included', () => {
    const plan = planOf({
      wallMs: wallMsOf('2026-03-28T10:00'),
      schedule: { at: '2026-03-28T10:00' },
      rules: { warmUp: { start: 1, growth: 1 } },
      beganAtMs: at('2026-03-28T08:50:00Z'),
    });
    expect(startsOf(plan, people(2))).toEqual(['2026-03-28T09:00:00.000Z', '2026-03-29T08:00:00.000Z']);
  });

  it('gives no place to somebody for whom it is too late already', () => {
    const plan = planOf({ schedule: hers, rules: { throttle: { perMinute: 1 } }, beganAtMs: T0 });
    const some = [{ profileId: 'cy', zone: 'Asia/Tokyo' }, ...people(1, 'Europe/Berlin')];
    expect(startsOf(plan, some)).toEqual(['2026-03-02T01:00:00.000Z', '2026-03-02T09:00:00.000Z']);
  });

  it('stops while so many are in that their turns last a quarter of an hour', () => {
    const plan = planOf({ rules: { throttle: { perMinute: 2 } } });
    const some = planPeople(plan, nothingPlanned, people(30), plan.beganAtMs).pace;
    const more = planPeople(plan, nothingPlanned, people(32), plan.beganAtMs).pace;

    expect(comeBackAt(plan, some, plan.beganAtMs)).toBeUndefined();
    expect(comeBackAt(plan, more, plan.beganAtMs)).toBe(T0 + 11 * MINUTE);
    expect(comeBackAt(plan, more, T0 + 11 * MINUTE)).toBeUndefined();
  });

  it('stops for the night when the day of a warm-up plan is full', () => {
    const plan = planOf({ rules: { warmUp: { start: 2, growth: 2 } } });
    const { pace } = planPeople(plan, nothingPlanned, people(2), plan.beganAtMs);

    expect(comeBackAt(plan, pace, plan.beganAtMs)).toBe(T0 + DAY - 15 * MINUTE);
    expect(comeBackAt(plan, pace, T0 + DAY - 15 * MINUTE)).toBeUndefined();
  });

  it('is too late when its moment has passed everywhere for more than six hours', () => {
    expect(isTooLate(planOf(), T0 + 6 * HOUR)).toBe(false);
    expect(isTooLate(planOf(), T0 + 6 * HOUR + 1)).toBe(true);
    expect(isTooLate(planOf({ schedule: hers }), at('2026-03-03T04:00:00Z'))).toBe(false);
    expect(isTooLate(planOf({ schedule: hers }), at('2026-03-03T04:00:01Z'))).toBe(true);
  });

  it('takes everybody in sooner or later, none before her time, none beyond the pace, whatever the zones', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Tokyo',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    ];
    const cases = fc.record({
      who: fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 150 }),
      perMinute: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      start: fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
      page: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(cases, ({ who, perMinute, start, page }) => {
        const rules: PaceRules = {
          ...(perMinute !== undefined && { throttle: { perMinute } }),
          ...(start !== undefined && { warmUp: { start, growth: 2 } }),
        };
        const beganAtMs = wallMsOf(hers.at) - 14 * HOUR - 10 * MINUTE;
        const plan = planOf({ schedule: hers, rules, beganAtMs });
        const left = who.map((zone, index) => ({ profileId: `p${index}`, zone }));
        const perMinuteOf = new Map<number, number>();
        let [pace, nowMs] = [nothingPlanned, beganAtMs];
        for (let rounds = 0; left.length > 0; rounds++) {
          expect(rounds).toBeLessThan(2_000);
          const laterMs = comeBackAt(plan, pace, nowMs);
          if (laterMs !== undefined) expect(laterMs).toBeGreaterThan(nowMs);
          if (laterMs !== undefined) nowMs = laterMs;
          else {
            const taken = left.splice(0, page);
            const planned = planPeople(plan, pace, taken, nowMs);
            pace = planned.pace;
            for (const [index, { startsAtMs }] of planned.due.entries()) {
              const own = planPeople(planOf({ schedule: hers }), nothingPlanned, taken, nowMs).due[index];
              expect(startsAtMs).toBeGreaterThanOrEqual(own?.startsAtMs ?? 0);
              const minute = Math.floor(startsAtMs / MINUTE);
              perMinuteOf.set(minute, (perMinuteOf.get(minute) ?? 0) + 1);
            }
          }
        }
        if (perMinute !== undefined) expect(Math.max(...perMinuteOf.values())).toBeLessThanOrEqual(perMinute);
      }),
      { numRuns: 200 },
    );
  });
});
