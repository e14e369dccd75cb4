import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../core/condition/condition-faults.ts';
import { holds } from '../../../core/condition/holds.ts';
import { operators } from '../../../core/condition/operators.ts';
import { type Roots, rootsOf } from '../../../core/condition/roots.ts';
import { ann, T0 } from '../journey/make.ts';

/** Of github.com/json-logic/compat-tables: what all engines agree on. */
const suite = join(process.env.KASKAD_SUITES ?? '../shared/suites', 'jsonlogic', 'compatible.json');
const hasSuite = existsSync(suite);
if (!hasSuite)
  console.warn(`SKIPPED: no JsonLogic suite at ${suite}; set KASKAD_SUITES to the folder of suites`);

const profile = ann({ traits: { country: { value: 'DE', atMs: T0 }, city: { value: null, atMs: T0 } } });
const event = { event: 'Cart Changed', source: 'web', properties: { price: 19.9, tags: ['tea'] } };
const roots = rootsOf(profile, event, { nowMs: T0 });

const operatorsIn = (rule: unknown): string[] => {
  if (typeof rule !== 'object' || rule === null) return [];
  if (Array.isArray(rule)) return rule.flatMap(operatorsIn);
  return Object.entries(rule).flatMap(([name, args]) => [name, ...operatorsIn(args)]);
};

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

  (hasSuite ? it : it.skip)('gives the outcomes that all engines of JsonLogic agree on', () => {
    const compatible: unknown[] = JSON.parse(readFileSync(suite, 'utf8'));
    const cases = compatible.filter(
      (one): one is { rule: unknown; data?: unknown; result?: unknown; error?: unknown } =>
        typeof one === 'object',
    );
    let told = 0;
    for (const { rule, data, result, error } of cases) {
      const isOurs = typeof rule === 'object' && rule !== null && !Array.isArray(rule) && error === undefined;
      if (!isOurs || operatorsIn(rule).some((name) => !Object.hasOwn(operators, name))) continue;
      told += 1;
      const isTrue = Array.isArray(result) ? result.length > 0 : Boolean(result);
      expect([rule, holds(rule as Record<string, unknown>, (data ?? {}) as Roots)]).toEqual([rule, isTrue]);
    }
    expect(told).toBeGreaterThan(150);
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
