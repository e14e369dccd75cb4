import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { compilePattern, matchesPattern } from '../../../local/bus/pattern.ts';

const folder = join(process.env.KASKAD_SUITES ?? '../shared/suites', 'event-patterns');

/** JSON5 is a subset of JavaScript expressions, so the language itself reads it; the round trip leaves plain data. */
const parseJson5 = (text: string): unknown => JSON.parse(JSON.stringify(runInNewContext(`(${text})`)));
const read = (file: string) => parseJson5(readFileSync(join(folder, file), 'utf8'));

interface Pair {
  name: string;
  event: unknown;
  pattern: unknown;
}

function pairs(): Pair[] {
  return readdirSync(folder).flatMap((file): Pair[] => {
    if (file.endsWith('.json5')) {
      const { Event, EventPattern } = read(file) as { Event: unknown; EventPattern: unknown };
      return [{ name: file.replace('.json5', ''), event: Event, pattern: EventPattern }];
    }
    if (!file.endsWith('_pattern.json')) return [];
    const name = file.replace('_pattern.json', '');
    const eventFile = [`${name}_event.json`, `${name}.json`].find((candidate) =>
      existsSync(join(folder, candidate)),
    );
    return [{ name, event: read(eventFile ?? file), pattern: read(file) }];
  });
}

describe('the shared suite of event patterns', () => {
  if (!existsSync(folder)) {
    console.warn(`SKIPPED: no event-pattern suite at ${folder}; set KASKAD_SUITES to the folder of suites`);
    it.skip('finds the suite', () => undefined);
    return;
  }
  for (const { name, event, pattern } of pairs()) {
    if (name.endsWith('_EXC')) {
      it(`refuses ${name}`, () => expect(() => compilePattern(pattern)).toThrow(/not valid/));
    } else {
      const expected = !name.endsWith('_NEG');
      it(`${expected ? 'matches' : 'does not match'} ${name}`, () =>
        expect(matchesPattern(event, pattern)).toBe(expected));
    }
  }
});

describe('arrays of objects', () => {
  const event = {
    detail: {
      events: [
        { event: 'Product Added', n: 1 },
        { event: 'Order Completed', n: 2 },
      ],
    },
  };

  it('match when any element carries the value', () => {
    expect(matchesPattern(event, { detail: { events: { event: ['Order Completed'] } } })).toBe(true);
  });

  it('do not mix fields of two elements', () => {
    expect(matchesPattern(event, { detail: { events: { event: ['Order Completed'], n: [1] } } })).toBe(false);
    expect(matchesPattern(event, { detail: { events: { event: ['Order Completed'], n: [2] } } })).toBe(true);
  });
});

describe('$or', () => {
  it('takes either branch together with its siblings', () => {
    const pattern = { source: ['kaskad'], $or: [{ a: [1] }, { b: [{ prefix: 'x' }] }] };
    expect(matchesPattern({ source: 'kaskad', b: 'xy' }, pattern)).toBe(true);
    expect(matchesPattern({ source: 'other', a: 1 }, pattern)).toBe(false);
  });
});

describe('patterns that AWS refuses', () => {
  it.each([
    {},
    { detail: {} },
    { source: [] },
    { source: [{ unknown: 1 }] },
    { a: [{ wildcard: '**' }] },
    { a: [{ constructor: 1 }] },
  ])('%j', (pattern) => expect(() => compilePattern(pattern)).toThrow(/not valid/));
});
