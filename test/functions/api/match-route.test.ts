import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { matchRoute } from '../../../functions/api/match-route.ts';
import { type Method, route } from '../../../functions/api/route.ts';

const line = (method: Method, path: string) =>
  route({
    method,
    path,
    summary: path,
    access: 'read',
    answer: z.unknown(),
    run: async () => ({ body: {} }),
  });

const table = [
  line('GET', '/v1/people/{id}'),
  line('PUT', '/v1/people/{id}'),
  line('GET', '/v1/people/lookup'),
];

describe('the router', () => {
  it('reads the names of a path, decoded', () => {
    const match = matchRoute(table, 'PUT', '/v1/people/a%2Fb');

    expect(match).toMatchObject({ kind: 'found', params: { id: 'a/b' }, route: { method: 'PUT' } });
  });

  it('prefers a word to a name', () => {
    const match = matchRoute(table, 'GET', '/v1/people/lookup');

    expect(match).toMatchObject({ kind: 'found', route: { path: '/v1/people/lookup' }, params: {} });
  });

  it('tells a wrong method from an unknown path', () => {
    expect(matchRoute(table, 'POST', '/v1/people/7')).toEqual({
      kind: 'wrong-method',
      allow: ['GET', 'PUT'],
    });
    expect(matchRoute(table, 'GET', '/v1/people')).toEqual({ kind: 'unknown' });
    expect(matchRoute(table, 'GET', '/v1/people/7/x')).toEqual({ kind: 'unknown' });
  });

  it('takes a badly encoded path as it is, and a slash at the end', () => {
    expect(matchRoute(table, 'GET', '/v1/people/%E0%A4%A/')).toMatchObject({ params: { id: '%E0%A4%A' } });
  });
});
