import { describe, expect, it } from '@jest/globals';
import { dependenciesOf } from '../../../core/condition/dependencies.ts';

const told = (condition: unknown) => {
  const { parts, traits, segments, journeys, times, byClock } = dependenciesOf(condition);
  return [[...parts, ...traits, ...segments, ...journeys, ...times.map(({ event }) => event)], byClock];
};

const everything = [
  'event',
  'cart',
  'offer',
  'messages',
  'traits',
  'addresses',
  'orders',
  'seen',
  'views',
  '*',
];

describe('what a condition depends on', () => {
  it.each<[unknown, string[], boolean]>([
    [true, [], false],
    [{ '==': [{ var: 'profile.country' }, 'DE'] }, ['traits', 'country'], false],
    [{ '==': [{ var: ['profile.address.city', ''] }, 'Bonn'] }, ['traits', 'address'], false],
    [{ '==': [{ var: 'profile.traits.country' }, 'DE'] }, ['traits', 'country'], false],
    [{ '!!': [{ var: 'profile.traits' }] }, ['traits', '*'], false],
    [{ '!!': [{ var: 'profile.email' }] }, ['addresses'], false],
    [{ '>': [{ var: 'profile.counters.orders' }, 1] }, ['orders'], false],
    [{ '>': [{ var: 'profile.computed.revenue.EUR.net' }, 1] }, ['orders'], false],
    [{ '>': [{ var: 'profile.computed.daysSinceLastOrder' }, 1] }, ['orders'], true],
    [{ '>': [{ var: 'profile.computed.daysSinceLastSeen' }, 1] }, ['seen'], true],
    [{ '!!': [{ var: 'profile.computed.categoriesViewed.tea' }] }, ['views'], false],
    [{ '!!': [{ var: 'profile.computed' }] }, ['orders', 'seen', 'views'], true],
    [{ within: [{ var: 'messages.email.lastSentAt' }, 'P7D'] }, ['messages'], true],
    [{ '>': [{ times: ['Searched', 'P7D'] }, 2] }, ['counted', 'Searched'], true],
    [
      { or: [{ inSegment: 'vip' }, { inJourney: ['welcome'] }] },
      ['segments', 'journeys', 'vip', 'welcome'],
      false,
    ],
    [{ some: [{ var: 'cart.items' }, { '>': [{ var: 'price' }, 9] }] }, ['cart'], true],
    [
      { some: [{ var: 'cart.items' }, { '==': [{ var: '../../profile.size' }, { var: 'size' }] }] },
      ['cart', 'traits', 'size'],
      true,
    ],
    [
      { reduce: [{ var: 'cart.items' }, { var: 'current' }, { var: 'profile.start' }] },
      ['cart', 'traits', 'start'],
      true,
    ],
    [{ missing: ['profile.city', 'event.properties.size'] }, ['traits', 'event', 'city'], false],
    [{ missing_some: [1, ['profile.city', 'offer.code']] }, ['traits', 'offer', 'city'], true],
    [{ var: '' }, everything, true],
    [{ var: 'profile' }, everything, true],
    [{ var: { cat: ['profile.', 'x'] } }, everything, true],
  ])('%j', (condition, expected, byClock) => {
    expect(told(condition)).toEqual([expected, byClock]);
  });
});
