import { describe, expect, it } from '@jest/globals';
import { remarksOf, schemaHtml, sharedShapes, typeOf } from '../../../site/api/schema.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('a type in words', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ enum: ['a', 'b'] }, '"a" or "b"'],
    [{ const: 1 }, '1'],
    [{ type: 'array', items: { type: 'number' } }, 'list of number'],
    [{ anyOf: [ref('Money'), { type: 'null' }] }, 'Money or null'],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, 'object of integer'],
    [{}, 'anything'],
  ])('%j is %s', (schema, words) => {
    expect(typeOf(schema)).toBe(words);
  });

  it('says limits, and none that only computers have', () => {
    expect(remarksOf({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe('at least 1');
    expect(remarksOf({ type: 'string', minLength: 1, maxLength: 64, default: 'en' })).toBe(
      'not empty, at most 64 signs, "en" if it is left out',
    );
  });
});

describe('a schema on a page', () => {
  const schemas = {
    Step: { type: 'object', properties: { inner: { type: 'array', items: ref('Step') } } },
    Once: {
      type: 'object',
      required: ['at'],
      properties: { at: { type: 'string', description: 'When <b>' }, by: ref('Step') },
    },
  };

  it('is described once where several use it, or it uses itself', () => {
    expect([...sharedShapes([ref('Once')], schemas)]).toEqual(['Step']);
    expect([...sharedShapes([ref('Once'), ref('Once')], schemas)].sort()).toEqual(['Once', 'Step']);
  });

  it('says its fields, what must be there, and leads to what is described elsewhere', () => {
    const html = schemaHtml(ref('Once'), schemas, new Set(['Step']));

    expect(html).toContain('<dt><code>at</code> <span class="type">string</span> <b>required</b></dt>');
    expect(html).toContain('When &lt;b&gt;');
    expect(html).toContain('<a href="#shape-Step">Step</a>');
    expect(schemaHtml(ref('Step'), schemas, new Set(['Step']))).toBe(
      '<p class="type"><a href="#shape-Step">Step</a></p>',
    );
  });
});
