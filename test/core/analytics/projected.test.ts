import { describe, expect, it } from '@jest/globals';
import { inShop } from '../../../core/analytics/projected.ts';

const sent = {
  journeyId: 'j',
  version: 2,
  stepId: 'remind',
  rung: 0,
  channel: 'email',
  variant: '1',
} as const;

describe('a row among those of the shop', () => {
  it('is told by its channel alone', () => {
    expect(inShop(sent)).toEqual({ channel: 'email' });
    expect(inShop({})).toEqual({});
  });

  it('keeps who was kept out apart', () => {
    expect(inShop({ journeyId: 'j', version: 1, variant: 'control' })).toEqual({ variant: 'control' });
  });

  it('keeps control groups and leaves other experiments out', () => {
    expect(inShop({ journeyId: 'j', variant: '0a1b2c/in' })).toEqual({ variant: '0a1b2c/in' });
    expect(inShop({ journeyId: 'j', stepId: 'remind', variant: '0a1b2c/0' })).toBeUndefined();
  });
});
