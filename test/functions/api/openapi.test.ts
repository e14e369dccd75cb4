import { describe, expect, it } from '@jest/globals';
import { routes } from '../../../functions/api/routes/index.ts';
import { startApi } from '../../support/api.ts';

type Json = Record<string, unknown>;

const refsOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (key === '$ref' ? [String(held)] : refsOf(held)));
};

const at = (document: unknown, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce((held, key) => (held as Json | undefined)?.[key], document);

describe('the OpenAPI document', () => {
  it('is open to everybody and describes every route of the table', async () => {
    const { ask } = startApi();

    const { status, json } = await ask('GET', '/v1/openapi.json', { token: '' });

    expect(status).toBe(200);
    for (const { method, path } of routes) expect(json.paths[path]).toHaveProperty(method.toLowerCase());
    expect(Object.keys(json.paths).filter((path) => !path.startsWith('/v1'))).toEqual([]);
    expect(json.paths).toHaveProperty(['/v1/batch', 'post']);
  });

  it('refers to schemas that are there', async () => {
    const { json } = await startApi().ask('GET', '/v1/openapi.json');

    const refs = refsOf(json);

    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((ref) => at(json, ref) === undefined)).toEqual([]);
  });

  it('names every operation once', async () => {
    const { json } = await startApi().ask('GET', '/v1/openapi.json');

    const ids = Object.values(json.paths as Record<string, Json>).flatMap((path) =>
      Object.values(path).map((operation) => (operation as Json).operationId),
    );

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every route with a token how many calls one caller may make, and when there is room again', async () => {
    const { json } = await startApi().ask('GET', '/v1/openapi.json');
    const refusalOf = (method: string, path: string) => json.paths[path][method].responses['429'];

    expect(refusalOf('get', '/v1/me').description).toContain('`read`');
    expect(refusalOf('put', '/v1/settings/shop').description).toContain('`write`');
    expect(refusalOf('get', '/v1/profiles/lookup').description).toMatch(/`lookup`.* 200$/);
    expect(refusalOf('post', '/v1/profiles/{id}/export').headers).toHaveProperty('Retry-After');
    expect(refusalOf('get', '/v1/openapi.json')).toBeUndefined();
  });
});
