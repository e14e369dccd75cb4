import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import { compile } from '../../../core/condition/compile.ts';
import { operators } from '../../../core/condition/operators.ts';
import { own } from '../../../core/condition/own/index.ts';

/** Of github.com/json-logic/compat-tables: what all engines agree on. */
const suite = join(process.env.KASKAD_SUITES ?? '../shared/suites', 'jsonlogic', 'compatible.json');
const hasSuite = existsSync(suite);
if (!hasSuite)
  console.warn(`SKIPPED: no JsonLogic suite at ${suite}; set KASKAD_SUITES to the folder of suites`);

interface Case {
  description: string;
  rule: unknown;
  data?: unknown;
  result?: unknown;
  error?: unknown;
}

const cases = (): Case[] =>
  (JSON.parse(readFileSync(suite, 'utf8')) as unknown[]).filter(
    (one): one is Case => typeof one === 'object',
  );

/** The value, or that there is none. */
const outcome = (work: () => unknown): unknown => {
  try {
    return { value: work() };
  } catch {
    return 'cannot be worked out';
  }
};

/** The two ways in which the engine interprets: they differ in a few corners. */
const engines = [false, true].map((isPlain) => {
  const options = { disableInline: isPlain, disableInterpretedOptimization: isPlain };
  return new LogicEngine(undefined, options as never);
});

describe('a compiled condition', () => {
  (hasSuite ? it : it.skip)('gives the values that all engines of JsonLogic agree on', () => {
    for (const { rule, data, result, error } of cases())
      expect([rule, outcome(() => compile(rule)(data ?? null, []))]).toEqual([
        rule,
        error === undefined ? { value: result } : 'cannot be worked out',
      ]);
  });

  const scalar = fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    -1.5,
    '',
    '0',
    '1',
    '10',
    'a',
    'tea',
    'x',
  );
  const data = fc.record({
    n: fc.constantFrom<unknown>(0, 1, 2, 7.5, -3),
    s: fc.constantFrom<unknown>('', 'a', 'tea', '10'),
    b: fc.boolean(),
    z: fc.constant(null),
    list: fc.array(scalar, { maxLength: 4 }),
    o: fc.record({ n: fc.nat(9), deep: fc.record({ s: scalar }), 'with.dot': fc.nat(3) }),
    items: fc.array(fc.record({ n: fc.nat(5), s: fc.constantFrom('a', 'b') }), { maxLength: 3 }),
  });
  const path = fc.constantFrom(
    'n',
    's',
    'b',
    'z',
    'list',
    'o.n',
    'o.deep.s',
    'o.with\\.dot',
    'list.0',
    'none',
    'o.none.x',
  );
  const variable = fc.oneof(
    fc.record({ var: path }),
    fc.record({ var: fc.tuple(path) }),
    fc.record({ var: fc.tuple(path, scalar) }),
  );
  const inList = fc.oneof(
    fc.record({ var: fc.constantFrom('', 'n', 's', '../../n', '../../o.n', '../index', '../../../x') }),
    scalar,
  );
  /** The engine does not agree with itself on three texts compared and on what less than nothing of a word is. */
  const number = fc.constantFrom<unknown>(0, 1, 2, 5, { var: 'n' }, { var: 'o.n' });
  const pairs = fc.constantFrom('==', '===', '!=', '!==', '<', '<=', '>', '>=');
  const of = (names: fc.Arbitrary<string>, args: fc.Arbitrary<unknown>) =>
    fc.tuple(names, args).map(([name, arg]) => ({ [name]: arg }));
  const some = (value: fc.Arbitrary<unknown>, minLength: number, maxLength: number) =>
    fc.array(value, { minLength, maxLength });

  const { rule } = fc.letrec<{ rule: unknown; entry: unknown }>((tie) => {
    const entry = tie('entry');
    const list = fc.oneof(
      fc.record({ var: fc.constantFrom('list', 'items', 'none') }),
      fc.array(tie('rule'), { maxLength: 3 }),
    );
    return {
      entry: fc.oneof(
        { maxDepth: 2 },
        inList,
        of(pairs, fc.tuple(inList, entry)),
        of(fc.constantFrom('and', 'or'), some(entry, 1, 3)),
        of(fc.constantFrom('!', '!!'), fc.tuple(inList)),
      ),
      rule: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        scalar,
        variable,
        of(pairs, fc.tuple(tie('rule'), tie('rule'))),
        of(pairs, some(number, 3, 4)),
        of(fc.constantFrom('and', 'or', '??', 'if', '?:'), some(tie('rule'), 0, 4)),
        of(fc.constantFrom('!', '!!', 'length'), fc.tuple(tie('rule'))),
        of(fc.constantFrom('!', '!!', '+', 'cat', 'length', 'min', 'missing'), variable),
        of(fc.constant('-'), number),
        of(fc.constant('-'), some(tie('rule'), 2, 3)),
        of(fc.constantFrom('+', '*', '/', '%', 'min', 'max', 'cat', 'merge'), some(tie('rule'), 0, 3)),
        of(fc.constant('in'), fc.tuple(tie('rule'), fc.oneof(list, tie('rule')))),
        of(
          fc.constant('substr'),
          some(fc.oneof(fc.constantFrom('', 'tea'), fc.integer({ min: -3, max: 3 })), 2, 3),
        ),
        of(fc.constant('missing'), some(path, 0, 3)),
        of(fc.constant('missing_some'), fc.tuple(fc.nat(3), some(path, 0, 3))),
        of(fc.constantFrom('map', 'filter', 'some', 'all', 'none'), fc.tuple(list, entry)),
        of(
          fc.constant('reduce'),
          fc.tuple(
            list,
            of(
              fc.constantFrom('+', '*', 'max', 'cat'),
              fc.constant([{ var: 'accumulator' }, { var: 'current' }]),
            ),
            scalar,
          ),
        ),
      ),
    };
  });

  it('means what the engine means, whichever way that interprets', () => {
    fc.assert(
      fc.property(rule, data, (drawn, values) => {
        const [condition, roots] = JSON.parse(JSON.stringify([drawn, values]));
        const mine = outcome(() => compile(condition)(roots, []));
        const theirs = engines.map((engine) => outcome(() => engine.run(condition, roots)));
        expect(theirs.map((one) => JSON.stringify(one))).toContain(JSON.stringify(mine));
      }),
      { numRuns: 3_000 },
    );
  });

  it('knows every operator that may be used', () => {
    const names = Object.keys(operators).filter((name) => !Object.hasOwn(own, name));
    const unknown = names.filter((name) => {
      const told = outcome(() => compile({ [name]: [1, 2, 3] }));
      return told === 'cannot be worked out';
    });
    expect(unknown).toEqual([]);
  });

  it.each<[unknown, unknown]>([
    [{ '<': ['a', 'b', 'c', 'd'] }, true],
    [{ '<': [1, 2, 3, 3] }, false],
    [{ '!': [[0]] }, false],
    [{ reduce: [[], { '+': [{ var: 'accumulator' }, { var: 'current' }] }] }, 0],
    [{ reduce: [[2, 3], { '*': [{ var: 'current' }, { var: 'accumulator' }] }] }, 6],
    [{ in: ['k', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']] }, true],
    [{ in: [1, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', '1']] }, false],
  ])('of %j is %j', (condition, expected) => {
    expect(compile(condition)({}, [])).toEqual(expected);
  });

  it.each<unknown>([
    { method: ['x', 'toUpperCase'] },
    { constructor: [] },
    { or: [true, { shout: 1 }] },
    { '==': [1, 1], '!': [1] },
    JSON.parse('{"__proto__": [1]}'),
  ])('is none for what a validator refuses: %j', (condition) => {
    expect(() => compile(condition)).toThrow(TypeError);
  });
});
