import { describe, expect, it } from '@jest/globals';
import type { Count } from '../../../core/analytics/count.ts';
import { examplesIn, MOST_EXAMPLES } from '../../../core/analytics/examples.ts';
import { countOf } from '../../support/counts.ts';

const row = { journeyId: 'cart', version: 3, stepId: 'remind', rung: 1, channel: 'sms' as const };
let no = 0;
const skipped = (who: string | undefined, reason = 'no-consent', at = '2026-11-28T12:00:00Z'): Count => ({
  ...countOf(`${++no}`, at, row, { [`skipped:${reason}`]: 1, spared: 1 }),
  ...(who !== undefined && { who }),
});
const place = { reason: 'no-consent', date: '2026-11-28', journeyId: 'cart', channel: 'sms' };

describe('people behind a figure', () => {
  it('are kept by reason, day of the shop, journey and channel, whatever step and version it was', () => {
    const other = { ...skipped('bob'), row: { ...row, version: 4, stepId: 'again' } };
    const counts = [
      skipped('ann'),
      other,
      skipped('ann'),
      skipped('eve', 'capped'),
      skipped('ann', 'no-consent', '2026-11-28T23:30:00Z'),
    ];

    expect(examplesIn(counts, 'Europe/Berlin')).toEqual([
      { ...place, profileIds: ['ann', 'bob'] },
      { ...place, reason: 'capped', profileIds: ['eve'] },
      { ...place, date: '2026-11-29', profileIds: ['ann'] },
    ]);
  });

  it('are no more than are kept, and nobody for other figures, or where nobody is named', () => {
    const many = Array.from({ length: 50 }, (_, at) => skipped(`p${at}`));
    const sent = { ...countOf('sent', '2026-11-28T12:00:00Z', row, { sent: 1 }), who: 'ann' };
    const back = { ...countOf('back', '2026-11-28T12:00:00Z', row, { 'skipped:capped': -1 }), who: 'ann' };

    expect(examplesIn([...many, sent, back, skipped(undefined, 'capped')], 'UTC')).toEqual([
      { ...place, profileIds: many.slice(0, MOST_EXAMPLES).map(({ who }) => who) },
    ]);
  });
});
