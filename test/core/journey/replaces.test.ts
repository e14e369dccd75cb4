import { describe, expect, it } from '@jest/globals';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { ann, MINUTE, shop, T0 } from './make.ts';

const wait = [{ id: 'rest', kind: 'wait' as const, for: 'P1D' }];
const cart: Journey = { id: 'cart', trigger: { event: 'Cart Changed' }, steps: wait };
const checkout: Journey = {
  id: 'checkout',
  trigger: { event: 'Checkout Started' },
  entry: { replaces: ['cart'] },
  steps: wait,
};

const happened = (event: string, atMs: number): AppliedEvent => ({
  type: 'track',
  event,
  messageId: `${event} ${atMs}`,
  atMs,
  source: 'web',
});

const react = (events: AppliedEvent[], enrollments: Enrollment[] = [], journeys = [cart, checkout]) =>
  reactToEvents({
    journeys: indexJourneys(journeys.map((journey) => ({ journey, version: 1, status: 'live' }))),
    before: ann(),
    after: ann(),
    events,
    enrollments,
    nowMs: T0 + 10 * MINUTE,
    shop,
  });

describe('a journey that takes the place of another', () => {
  const [inCart] = react([happened('Cart Changed', T0)]).enter;
  const stored = inCart ? [{ ...inCart, version: 1 }] : [];

  it('ends it as soon as somebody comes in', () => {
    const { enter, exit } = react([happened('Checkout Started', T0 + MINUTE)], stored);
    expect(enter.map(({ journeyId }) => journeyId)).toEqual(['checkout']);
    expect(exit.map(({ journeyId, status, reason }) => [journeyId, status, reason])).toEqual([
      ['cart', 'exited', 'replaced'],
    ]);
  });

  it('lets nobody into it while she is inside', () => {
    const [inside] = react([happened('Checkout Started', T0)]).enter;
    const again = happened('Cart Changed', T0 + MINUTE);
    expect(react([again], inside ? [inside] : []).enter).toEqual([]);
    const over = inside ? [{ ...inside, status: 'completed' as const }] : [];
    expect(react([again], over).enter.map(({ journeyId }) => journeyId)).toEqual(['cart']);
  });

  it('does both in one batch, whatever comes first, and leaves no trace of what never was', () => {
    const [a, b] = [happened('Cart Changed', T0), happened('Checkout Started', T0 + MINUTE)];
    for (const events of [
      [a, b],
      [b, { ...a, atMs: T0 + 2 * MINUTE }],
    ]) {
      const { enter, exit } = react(events);
      expect([enter.map(({ journeyId }) => journeyId), exit]).toEqual([['checkout'], []]);
    }
  });

  it('is told the same twice without harm', () => {
    const event = happened('Checkout Started', T0 + MINUTE);
    const first = react([event], stored);
    const after = [...first.exit, ...first.enter].map((one) => ({ ...one, version: one.version + 1 }));
    const second = react([event], after);
    expect(second.enter.map(({ id }) => id)).toEqual(first.enter.map(({ id }) => id));
    expect(second.exit).toEqual([]);
  });

  it('replaces nothing for somebody in its control group', () => {
    const { exit } = react([happened('Checkout Started', T0 + MINUTE)], stored, [
      cart,
      { ...checkout, holdout: 0.9 },
    ]);
    const held = react([happened('Checkout Started', T0 + MINUTE)], [], [cart, { ...checkout, holdout: 0.9 }])
      .enter[0];
    expect(held?.reason === 'holdout' ? exit : []).toEqual([]);
    expect(held?.reason).toBe('holdout');
  });
});
