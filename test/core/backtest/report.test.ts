import { describe, expect, it } from '@jest/globals';
import { type Counts, countDifference, countOutcome } from '../../../core/backtest/counts.ts';
import { nothingHappened } from '../../../core/backtest/outcome.ts';
import { MOST_NAMED, reportOf } from '../../../core/backtest/report.ts';
import { DAY, T0 } from '../journey/make.ts';

const mailed = {
  ...nothingHappened(),
  entered: 1,
  messages: [{ channel: 'email' as const, atMs: T0 }],
  skipped: { 'no-address': 2 },
  costMinor: { EUR: 7, JPY: 3 },
  goals: 1,
  orders: 1,
};

const ask = (counts: Counts, changes: object = {}) => ({
  counts,
  differences: [],
  fromMs: T0,
  toMs: T0 + 2 * DAY,
  share: 1,
  hasLive: true,
  ...changes,
});

describe('the report of a back-test', () => {
  it('adds up what each version would have done', () => {
    const counts: Counts = { people: 3 };
    countOutcome(counts, 'draft', mailed);
    countOutcome(counts, 'draft', mailed);
    countOutcome(counts, 'live', nothingHappened());
    countDifference(counts, 'only-draft-enters');

    const report = reportOf(ask(counts));

    expect(report.draft).toEqual({
      people: 2,
      entered: 2,
      heldOut: 0,
      messages: { email: 2 },
      skipped: { 'no-address': 4 },
      cost: { EUR: 0.14, JPY: 6 },
      goals: 2,
      ordersAfter: 2,
    });
    expect(report).toMatchObject({
      people: 3,
      live: { people: 0, messages: {} },
      different: { people: 1, kinds: { 'only-draft-enters': 1 } },
      perDay: { people: 1, messages: { email: 1 }, cost: { EUR: 0.07, JPY: 3 } },
    });
  });

  it('reckons a day of everybody from a share of them', () => {
    const counts: Counts = {};
    countOutcome(counts, 'draft', mailed);

    expect(reportOf(ask(counts, { share: 0.1 }))).toMatchObject({ share: 0.1, perDay: { people: 5 } });
  });

  it('says nothing of a live version that is not there', () => {
    const report = reportOf(ask({}, { hasLive: false }));

    expect(report).not.toHaveProperty('live');
    expect(report).not.toHaveProperty('different');
  });

  it('names some of the people with both outcomes', () => {
    const kind = 'only-draft-enters' as const;
    const one = { profileId: 'ann', kind, draft: mailed, live: nothingHappened() };

    const { different } = reportOf(ask({}, { differences: Array(60).fill(one) }));

    expect(different?.sample).toHaveLength(MOST_NAMED);
    expect(different?.sample[0]).toEqual({
      profileId: 'ann',
      kind,
      draft: { entered: 1, messages: [{ channel: 'email', at: '2026-03-02T09:00:00.000Z' }] },
      live: { entered: 0, messages: [] },
    });
  });
});
