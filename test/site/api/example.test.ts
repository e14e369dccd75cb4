import { describe, expect, it } from '@jest/globals';
import { ingestPaths } from '../../../functions/api/ingest-paths.ts';
import { routes } from '../../../functions/api/routes/index.ts';
import { apiDocument } from '../../../site/api/document.ts';
import { exampleOf } from '../../../site/api/example.ts';
import { groupsOf } from '../../../site/api/groups.ts';
import { bodyOf } from '../../../site/api/operation.ts';

describe('an example', () => {
  it('of a body has what must be there, of an answer also what may', () => {
    const schema = {
      type: 'object',
      required: ['email'],
      properties: {
        email: { type: 'string' },
        note: { type: 'string' },
        lines: { type: 'array', items: { type: 'integer', minimum: 2 } },
      },
    };

    expect(exampleOf(schema, {})).toEqual({ email: 'ann@example.com' });
    expect(exampleOf(schema, {}, 1)).toEqual({ email: 'ann@example.com', note: 'kettle', lines: [2] });
  });

  it('ends where a shape is within itself', () => {
    const tree = {
      type: 'object',
      required: ['inner'],
      properties: { inner: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    };

    expect(exampleOf({ $ref: '#/components/schemas/Tree' }, { Tree: tree })).toEqual({ inner: [] });
  });
});

describe('examples of the reference', () => {
  const document = apiDocument();
  const entries = groupsOf(document).flatMap((group) => group.entries);
  const table = [...routes, ...ingestPaths];
  const withBody = entries.flatMap(({ method, path, operation }) => {
    const body = table.find((one) => one.method === method && one.path === path)?.body;
    return body
      ? [{ name: `${method} ${path}`, body, example: bodyOf(operation, document.components.schemas) }]
      : [];
  });

  it('are there for every route that takes a body', () => {
    expect(withBody.length).toBeGreaterThan(80);
  });

  it.each(withBody.map((one) => [one.name, one] as const))(
    '%s is what the route takes',
    (_, { body, example }) => {
      expect(body.safeParse(example).error?.issues ?? []).toEqual([]);
    },
  );
});
