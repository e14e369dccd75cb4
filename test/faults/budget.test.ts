import { describe, expect, it } from '@jest/globals';
import { withinBudget } from './observer/budget.ts';
import type { Evidence } from './observer/evidence.ts';

const at = (time: string): number => Date.parse(`2026-03-${time}:00+01:00`);
const text = (time: string) => ({
  ...{ channel: 'sms', text: 'short', functionNowMs: at(time), accepted: 1, isAmbiguous: false },
});
const refused = (time: string) => ({ kind: 'skip', reason: 'over-budget', atMs: at(time) });

/** Of a shop that pays for four SMS a day. */
const judged = (marketing: object[], entries: object[] = []): string[] => {
  const evidence = { smsADay: 4, cases: [{ person: { no: 1 }, marketing, entries }] };
  return withinBudget(evidence as unknown as Evidence).map(({ what }) => what);
};
const times = (count: number, time: string) => Array.from({ length: count }, () => text(time));

describe('the observer of budgets', () => {
  it('sees a day that costs too much, and lets a minute after midnight be paid by the day before', () => {
    expect(judged(times(4, '27T12:00'))).toEqual([]);
    expect(judged(times(5, '27T12:00'))).toEqual(['SMS for 35 of 28 on 2026-03-27']);
    expect(judged([...times(4, '27T12:00'), text('27T00:00')])).toEqual([]);
  });

  it('forgives a day nothing for another day’s midnight', () => {
    expect(judged([...times(5, '27T12:00'), text('28T00:00')])).toEqual(['SMS for 35 of 28 on 2026-03-27']);
  });

  it('sees who was refused while most of the money was there', () => {
    const early = 'refused with 7 of 28 spent on 2026-03-27';
    expect(judged([text('27T10:00'), ...times(3, '27T15:00')], [refused('27T12:00')])).toEqual([early]);
    expect(judged(times(3, '27T10:00'), [refused('27T12:00')])).toEqual([]);
    // Others held it at that moment.
    expect(judged(times(3, '27T12:10'), [refused('27T12:00')])).toEqual([]);
  });
});
