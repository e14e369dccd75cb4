import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from '../../../core/config/changes-between.ts';

const at = (document: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], document);

const step = (id: string, more: object = {}) => ({ id, kind: 'wait', for: 'PT1H', ...more });

describe('what differs between two documents', () => {
  it('is told by steps, wherever they stand now', () => {
    const before = { steps: [step('a'), step('b'), step('c')] };
    const after = { steps: [step('new'), step('a'), step('c', { for: 'PT2H' })] };

    expect(changesBetween(before, after)).toEqual([
      { path: '/steps/1', kind: 'removed', before: step('b') },
      { path: '/steps/0', kind: 'added', after: step('new') },
      { path: '/steps/2/for', kind: 'changed', before: 'PT1H', after: 'PT2H' },
    ]);
  });

  it('is an order where only that was changed', () => {
    expect(changesBetween({ steps: [step('a'), step('b')] }, { steps: [step('b'), step('a')] })).toEqual([
      { path: '/steps', kind: 'moved', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
    expect(changesBetween({ order: ['push', 'sms'] }, { order: ['sms', 'push'] })).toEqual([
      { path: '/order', kind: 'changed', before: ['push', 'sms'], after: ['sms', 'push'] },
    ]);
  });

  it('is compared place by place where entries have no ids', () => {
    const exits = (...events: string[]) => ({ exit: events.map((event) => ({ event })) });

    expect(changesBetween(exits('A', 'B'), exits('A', 'C', 'D'))).toEqual([
      { path: '/exit/1/event', kind: 'changed', before: 'B', after: 'C' },
      { path: '/exit/2', kind: 'added', after: { event: 'D' } },
    ]);
  });

  it('has names with slashes and tildes in its paths', () => {
    expect(changesBetween({ 'a/b~c': 1 }, { 'a/b~c': 2 })).toMatchObject([{ path: '/a~1b~0c' }]);
  });

  it('tells null from what is not there', () => {
    expect(changesBetween({}, { sku: null })).toEqual([{ path: '/sku', kind: 'added', after: null }]);
    expect(changesBetween({ sku: null }, {})).toEqual([{ path: '/sku', kind: 'removed', before: null }]);
  });

  const json = fc.jsonValue({ maxDepth: 4 });

  it('is nothing where nothing differs, and something where anything does', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
        if (!isSame && changesBetween(one, other).length === 0) expect(sorted(one)).toEqual(sorted(other));
      }),
    );
  });

  it('shows in every change what stands there, before and after', () => {
    const named = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), value: json }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(named, named, (one, other) => {
        for (const { path, kind, before, after } of changesBetween({ list: one }, { list: other })) {
          if (kind === 'removed' && path.split('/').length === 3)
            expect(at({ list: one }, path)).toEqual(before);
          if (kind === 'added' || kind === 'changed') expect(at({ list: other }, path)).toEqual(after);
        }
      }),
    );
  });
});

const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
