import { describe, expect, it } from '@jest/globals';
import { dependenciesOf } from '../../../core/condition/dependencies.ts';
import { mayHaveChanged } from '../../../core/condition/may-have-changed.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, DAY, event, T0 } from '../journey/make.ts';

const before = ann();
const viewed = applyEvent(
  before,
  event('Product Viewed', T0, { properties: { product_id: 'p1', category: 'tea' } }),
);
const ordered = applyEvent(before, event('Order Completed', T0, { properties: { order_id: 'o1' } }));
const moved = applyEvent(before, event('Identify', T0, { type: 'identify', traits: { country: 'FR' } }));
const entered: Profile = {
  ...before,
  entries: { welcome: { enrollmentId: 'e1', entryKey: 'person', atMs: T0 } },
};

describe('whether the outcome of a condition may have changed', () => {
  it.each<[string, unknown, Profile, boolean]>([
    ['a look at a product', { '==': [{ var: 'profile.country' }, 'DE'] }, viewed, false],
    ['a look at a product', { '>': [{ var: 'profile.counters.orders' }, 1] }, viewed, false],
    ['a look at a product', { '!!': [{ var: 'profile.computed.categoriesViewed.tea' }] }, viewed, true],
    ['a look at a product', { '>': [{ var: 'profile.computed.daysSinceLastSeen' }, 1] }, viewed, true],
    ['an order', { '>': [{ var: 'profile.counters.orders' }, 1] }, ordered, true],
    ['an order', { '>': [{ var: 'cart.value' }, 1] }, ordered, true],
    ['another trait', { '==': [{ var: 'profile.city' }, 'Bonn'] }, moved, false],
    ['the trait', { '==': [{ var: 'profile.country' }, 'DE'] }, moved, true],
    ['an entry', { inJourney: 'welcome' }, entered, true],
    ['another entry', { inJourney: 'win-back' }, entered, false],
    ['a membership', { inSegment: 'vip' }, { ...before, segments: { vip: T0 } }, true],
    [
      'a message',
      { var: 'messages.lastSentAt' },
      { ...before, messages: { channels: {}, journeys: {} } },
      true,
    ],
    ['nothing but the event', { '==': [{ var: 'event.event' }, 'X'] }, ordered, false],
  ])('after %s: %j', (_what, condition, after, expected) => {
    expect(mayHaveChanged(dependenciesOf(condition), before, after)).toBe(expected);
  });

  it('after a counted event', () => {
    const rules = { times: ['Product Viewed', 'P7D'] };
    const counted = (atMs: number) => ({
      sources: {},
      viewed: {},
      counted: { 'Product Viewed': [atMs / 1000] },
    });
    const searched = ann({ stats: counted(T0) });

    expect(mayHaveChanged(dependenciesOf(rules), searched, { ...searched, stats: counted(T0 + DAY) })).toBe(
      true,
    );
    expect(mayHaveChanged(dependenciesOf(rules), searched, { ...searched, lastSeenAtMs: T0 })).toBe(false);
  });
});
