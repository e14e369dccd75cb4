import { expect, it } from '@jest/globals';
import { compileJourney } from '../../../core/journey/compile.ts';
import { enter } from '../../../core/journey/enter.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { DATE_REACHED, SEGMENTS_SOURCE } from '../../../core/segment/derived-words.ts';
import { ann, DAY, shop, T0 } from './make.ts';

const birthday: Journey = {
  id: 'birthday',
  trigger: { date: 'profile.birthday', yearly: true },
  holdout: 0.9,
  steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
};

const reached = (date: string, atMs: number) => ({
  ...{ type: 'track' as const, event: DATE_REACHED, messageId: date, atMs, source: SEGMENTS_SOURCE },
  ...{ properties: { journeyId: 'birthday', date }, derived: true as const },
});

it('somebody in the control group is counted again the next year', () => {
  const journey = compileJourney(birthday, 1);
  const ask = { journey, profile: ann(), shop };
  const first = enter({ ...ask, event: reached('2026-03-02', T0), enrollments: [], nowMs: T0 });
  const laterMs = T0 + 365 * DAY;
  const enrollments = first ? [first] : [];
  const second = enter({ ...ask, event: reached('2027-03-02', laterMs), enrollments, nowMs: laterMs });
  expect([first?.reason, second?.reason]).toEqual(['holdout', 'holdout']);
  expect(second?.id).not.toBe(first?.id);
});
