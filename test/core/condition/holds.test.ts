import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../core/condition/condition-faults.ts';
import { holds } from '../../../core/condition/holds.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import { ann, T0 } from '../journey/make.ts';

const profile = ann({ traits: { country: { value: 'DE', atMs: T0 }, city: { value: null, atMs: T0 } } });
const event = { event: 'Cart Changed', source: 'web', properties: { price: 19.9, tags: ['tea'] } };
const roots = rootsOf(profile, event, { nowMs: T0 });

describe('a condition', () => {
  it.each<[boolean, object]>([
    [true, { '>': [{ var: 'event.properties.price' }, 10] }],
    [true, { in: ['tea', { var: 'event.properties.tags' }] }],
    [true, { '==': [{ var: 'profile.country' }, 'DE'] }],
    [false, { '!!': [{ var: 'profile.city' }] }],
    [true, { '==': [{ var: 'profile.email' }, 'ann@example.com'] }],
    [true, { '===': [{ var: 'profile.counters.orders' }, 0] }],
    [true, { '>=': [{ var: 'cart.value' }, 39.8] }],
    [true, { some: [{ var: 'cart.items' }, { '==': [{ var: 'productId' }, 'p1'] }] }],
    [false, { '!!': [{ var: 'offer.code' }] }],
    [
      true,
      {
        '==': [
          {
            reduce: [
              { var: 'cart.items' },
              { '+': [{ var: 'accumulator' }, { var: 'current.quantity' }] },
              0,
            ],
          },
          2,
        ],
      },
    ],
  ])('is %s for what is so: %j', (outcome, rule) => {
    expect(conditionFaults(rule, '')).toEqual([]);
    expect(holds(rule as Record<string, unknown>, roots)).toBe(outcome);
  });

  it('that is left out holds', () => {
    expect([holds(undefined, roots), holds(true, roots), holds(false, roots)]).toEqual([true, true, false]);
  });

  it.each<object>([
    { method: ['x', 'toUpperCase'] },
    { constructor: [] },
    { '+': [{ var: 'profile.email' }, 1] },
    { '==': [{ var: 'profile.constructor.constructor' }, 1] },
    { '!!': [{ var: 'profile.__proto__.toString' }] },
  ])('that cannot be worked out does not: %j', (rule) => {
    expect(holds(rule as Record<string, unknown>, roots)).toBe(false);
  });
});

describe('faults of a condition', () => {
  const paths = (rule: unknown) => conditionFaults(rule, '/where').map(({ path }) => path);
  it.each<[unknown, string[]]>([
    [{ shout: [1] }, ['/where/shout']],
    [
      { and: [{ shout: [1] }, { '==': [{ whisper: 1 }, 1] }] },
      ['/where/and/0/shout', '/where/and/1/==/0/whisper'],
    ],
    [{ '!': { var: 'weather' } }, ['/where/!/var']],
    [{ '==': [{ var: 'profile.traits.country' }, 'DE'] }, ['/where/==/0/var']],
    [{ '==': [{ var: 'profile.x' }, 1], '!': [1] }, ['/where']],
    [{}, ['/where']],
    [{ some: [{ var: 'cart.items' }, { '>': [{ var: 'price' }, 1] }] }, []],
    [{ some: [{ var: 'goods' }, { '>': [{ var: 'price' }, 1] }] }, ['/where/some/0/var']],
    [{ toString: [1] }, ['/where/toString']],
    [JSON.parse('{"__proto__": [1]}'), ['/where/__proto__']],
  ])('%j', (rule, expected) => {
    expect(paths(rule)).toEqual(expected);
  });

  it('names too many parts once', () => {
    const rule = { or: Array.from({ length: 100_000 }, () => ({ '!': [1] })) };
    expect(paths(rule).length).toBeLessThanOrEqual(50);
  });
});
