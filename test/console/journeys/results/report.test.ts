import { describe, expect, it } from '@jest/globals';
import { type FunnelRow, linesOf, sumOf } from '../../../../console/pages/journeys/results/report.ts';

const row = (some: Partial<FunnelRow>): FunnelRow => ({
  ...{ version: 1, stepId: 'remind', channel: 'email', skipped: {}, held: {} },
  ...{ sent: 0, unknown: 0, delivered: 0, opened: 0, openedByMachine: 0, clicked: 0, clickedByMachine: 0 },
  ...{ answered: 0, bounced: 0, rejected: 0, complained: 0, unsubscribed: 0, cost: {} },
  ...{ reacted: 0, attributed: 0, spared: 0, notSpent: {} },
  ...some,
});

describe('lines of a funnel', () => {
  it('are one for a block and channel, whatever versions and variants it had', () => {
    const lines = linesOf([
      row({ sent: 3, clicked: 1, cost: { EUR: 0.1 }, skipped: { 'no-consent': 2 } }),
      row({
        version: 2,
        variant: '1',
        sent: 4,
        cost: { EUR: 0.2, GBP: 1 },
        skipped: { 'no-consent': 1, capped: 1 },
      }),
      row({ channel: 'sms', spared: 5 }),
    ]);

    expect(lines).toMatchObject([
      { channel: 'email', sent: 7, clicked: 1, skipped: { 'no-consent': 3, capped: 1 } },
      { channel: 'sms', sent: 0, spared: 5 },
    ]);
    expect(lines[0]?.cost.EUR).toBeCloseTo(0.3);
    expect(lines[0]?.cost.GBP).toBe(1);
  });

  it('leave out where nothing happened, and what is no message', () => {
    const wait: FunnelRow = row({ stepId: 'wait', sent: 1 });
    const { channel: _, ...noMessage } = wait;

    expect(linesOf([row({}), noMessage])).toEqual([]);
  });

  it('sum up', () => {
    expect(sumOf({ a: 1, b: 2 })).toBe(3);
  });
});
