import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Amounts } from '../../../../core/analytics/measure.ts';
import { figuresIn } from '../../../../core/analytics/reports/figures.ts';
import { funnelOf, passedThrough } from '../../../../core/analytics/reports/funnel.ts';
import type { Row } from '../../../../core/analytics/row.ts';
import { rows } from './told.ts';

const rung = (version: number, at: number, channel: Row['channel'], variant?: string) => ({
  ...{ journeyId: 'j', version, stepId: 'remind', rung: at },
  ...(channel && { channel }),
  ...(variant !== undefined && { variant }),
});

describe('the way through a journey', () => {
  it('goes by version, step, rung and variant', () => {
    const told = rows(
      [rung(1, 0, 'email'), { sent: 9 }],
      [rung(2, 1, 'sms', '0'), { sent: 1, parts: 2 }],
      [rung(2, 0, 'email', '1'), { sent: 3 }],
      [rung(2, 0, 'email', '0'), { sent: 2, 'skipped:no-consent': 1, 'held:quiet-hours': 2 }],
      [{ journeyId: 'j', version: 2, stepId: 'gone', channel: 'push' }, { sent: 4 }],
      [{ journeyId: 'j', version: 2, stepId: 'hello', channel: 'email' }, { sent: 5 }],
      [{ journeyId: 'j', version: 2 }, { entered: 7 }],
    );
    const lines = funnelOf(figuresIn({ d: told }), ['hello', 'remind']);
    expect(
      lines.map(({ version, stepId, rung: at, variant, sent }) => [version, stepId, at, variant, sent]),
    ).toEqual([
      [2, 'hello', undefined, undefined, 5],
      [2, 'remind', 0, '0', 2],
      [2, 'remind', 0, '1', 3],
      [2, 'remind', 1, '0', 1],
      [2, 'gone', undefined, undefined, 4],
      [1, 'remind', 0, undefined, 9],
    ]);
    expect(lines[1]).toMatchObject({ skipped: { 'no-consent': 1 }, held: { 'quiet-hours': 2 } });
  });

  it('is never wider below, nor below nothing, whatever was counted', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.constant(Number.NaN));
    const names = ['sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained', 'reacted', 'unknown'];
    const amounts = fc.dictionary(fc.constantFrom(...names), value) as fc.Arbitrary<Amounts>;
    fc.assert(
      fc.property(amounts, (told) => {
        const [line] = funnelOf(figuresIn({ d: rows([rung(1, 0, 'email'), told]) }), []);
        for (const name of names) {
          const figure = line?.[name as 'sent'] ?? Number.NaN;
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(line?.sent ?? 0);
        }
      }),
    );
  });
});

describe('people', () => {
  it('are told by how they came and went', () => {
    const told = rows(
      [
        { journeyId: 'j', version: 1 },
        { entered: 3, 'ended:reacted': 1, converted: 1, 'revenue:EUR': 500 },
      ],
      [
        { journeyId: 'j', version: 2 },
        { entered: 1, 'ended:reacted': 1, 'ended:done': 1 },
      ],
    );
    expect(passedThrough(figuresIn({ d: told }))).toEqual({
      entered: 4,
      ended: { done: 1, reacted: 2 },
      converted: 1,
      revenue: { EUR: 5 },
    });
  });
});
