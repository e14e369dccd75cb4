import { describe, expect, it } from '@jest/globals';
import { ComputedLook } from '../../../core/condition/computed-look.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { type Computed, computedOf } from '../../../core/profile/stats/computed.ts';
import { ann, DAY, event, HOUR, T0 } from '../journey/make.ts';

const order = event('Order Completed', T0 - 40 * DAY - HOUR, {
  properties: {
    order_id: 'o1',
    products: [{ product_id: 'p1', category: 'tea', price: 9, currency: 'EUR', quantity: 1 }],
  },
});
const view = event('Product Viewed', T0 - DAY, { properties: { product_id: 'p1', category: 'tea' } });
const ordered = applyEvent(applyEvent(ann(), order), view);

describe('what is worked out of a person, looked at piece by piece', () => {
  it.each([
    ['of a buyer', ordered],
    ['of somebody new', ann()],
    ['of whose orders only the last is known', ann({ lastOrder: { atMs: T0 - DAY, source: 'pos' } })],
  ])('is what there is of the whole: %s', (_who, profile) => {
    const whole = computedOf(profile, { nowMs: T0 });
    const look = new ComputedLook(profile, { nowMs: T0 });
    const names = Object.keys(computedOf(ordered, { nowMs: T0 })) as (keyof Computed)[];

    expect(names).toHaveLength(12);
    for (const name of names) expect([name, look[name]]).toEqual([name, whole[name]]);
  });

  it('says when days and scores will be different, and of nothing that nobody looked at', () => {
    const told = (look: (look: ComputedLook) => unknown) => {
      const all: unknown[][] = [];
      look(new ComputedLook(ordered, { nowMs: T0, changesAt: (...one) => all.push(one) }));
      return all;
    };

    expect(told(({ orders, lastOrderAt, revenue }) => [orders, lastOrderAt, revenue])).toEqual([]);
    expect(told(({ daysSinceLastOrder }) => daysSinceLastOrder)).toEqual([[T0 + DAY - HOUR, 41]]);
    expect(told(({ daysSinceLastSeen }) => daysSinceLastSeen)).toEqual([[T0 + DAY, 2]]);
    expect(told(({ rfm }) => rfm)).toEqual([[T0 + 51 * DAY - HOUR]]);
  });
});
