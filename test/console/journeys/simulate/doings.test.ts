import { describe, expect, it } from '@jest/globals';
import {
  askOf,
  DOINGS,
  freshWalk,
  happeningsOf,
  orderSourceAt,
  traitsOf,
} from '../../../../console/pages/journeys/simulate/doings.ts';
import type { Journey } from '../../../../core/journey/journey.ts';

const startedBy = (trigger: Journey['trigger']): Journey => ({
  id: 'j',
  trigger,
  steps: [{ id: 'wait', kind: 'wait', for: 'PT1H' }],
});

describe('what starts a walk', () => {
  it.each([
    ['Cart Changed', { type: 'track', event: 'Product Added' }],
    ['Page Viewed', { type: 'page' }],
    ['Identified', { type: 'identify' }],
    ['Signed Up', { type: 'track', event: 'Signed Up' }],
    ['Order Completed', { type: 'track', event: 'Order Completed' }],
  ])('is what leads to “%s”', (event, first) => {
    expect(happeningsOf(startedBy({ event }), freshWalk)).toEqual([expect.objectContaining(first)]);
  });

  it('is a hand where no event starts the journey', () => {
    expect(happeningsOf(startedBy({ manual: true }), freshWalk)).toEqual([{ after: 'PT0S', type: 'enter' }]);
  });
});

describe('what she does', () => {
  it('has a name and a source of its own for everything that can be chosen', () => {
    const done = DOINGS.map((doing) => ({ doing, after: 'PT3H' }));
    const [, ...acts] = happeningsOf(startedBy({ event: 'Cart Changed' }), { ...freshWalk, done });

    expect(acts).toHaveLength(DOINGS.length);
    expect(new Set(acts.map((act) => JSON.stringify(act))).size).toBe(DOINGS.length);
    expect(acts[0]).toMatchObject({ after: 'PT3H', event: 'Order Completed', source: 'pos' });
  });
});

describe('an order', () => {
  it('is known by its time: where she placed it', () => {
    const walk = {
      ...freshWalk,
      done: [
        { doing: 'visits' as const, after: 'PT3H' },
        { doing: 'orders-pos' as const, after: 'P1D' },
      ],
    };

    expect(orderSourceAt(walk, 86_400_000)).toBe('pos');
    expect(orderSourceAt(walk, 10_800_000)).toBeUndefined();
  });
});

describe('who walks', () => {
  it('has said what is ticked, and nothing of what she does not have', () => {
    expect(traitsOf({ ...freshWalk, hasPhone: false, allowsEmail: false })).toEqual({
      firstName: 'Ann',
      email: 'ann@example.com',
      consent: { email: 'denied' },
    });
  });

  it('has the app where that is ticked, and drafts of before say nothing of it', () => {
    const journey = startedBy({ event: 'Cart Changed' });
    const { hasApp: _, ...before } = freshWalk;

    expect(askOf(journey, { ...freshWalk, hasApp: true })).toMatchObject({ person: { device: 'ios' } });
    expect(askOf(journey, before)?.person).not.toHaveProperty('device');
  });

  it('is a real customer only when one is chosen', () => {
    const journey = startedBy({ event: 'Cart Changed' });

    expect(askOf(journey, { ...freshWalk, who: 'real' })).toBeUndefined();
    expect(askOf(journey, { ...freshWalk, who: 'real', profileId: 'p1' })).toMatchObject({ profileId: 'p1' });
  });
});
