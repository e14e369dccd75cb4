import { describe, expect, it } from '@jest/globals';
import { routes } from '../../../functions/api/routes/index.ts';
import { LONG_TOKEN, startApi } from '../../support/api.ts';

const concrete = (path: string) => path.replace(/\{\w+\}/g, 'x');

describe('who may ask', () => {
  const guarded = routes.filter(({ access }) => access !== 'public');

  it.each(guarded.map(({ method, path }) => [method, path]))(
    '%s %s is closed without a token',
    async (method, path) => {
      const { ask } = startApi();

      const answers = await Promise.all([
        ask(method, concrete(path), { token: '' }),
        ask(method, concrete(path), { token: 'guessed' }),
      ]);

      for (const { status, headers } of answers) {
        expect([status, headers['content-type']]).toEqual([401, 'application/problem+json']);
      }
    },
  );

  it('tells strangers nothing about what exists', async () => {
    const { ask } = startApi();

    expect((await ask('GET', '/v1/secrets', { token: '' })).status).toBe(401);
    expect((await ask('DELETE', '/v1/journeys/x', { token: '' })).status).toBe(401);
    expect((await ask('GET', '/v1/secrets')).status).toBe(404);
  });

  it('answers a wrong method with the right ones', async () => {
    const { ask } = startApi();

    const { status, headers } = await ask('DELETE', '/v1/journeys/x');

    expect([status, headers.allow]).toEqual([405, 'GET, PUT']);
  });

  it('lets a reading token read and not write', async () => {
    const { ask } = startApi();

    expect((await ask('GET', '/v1/settings/contact', { token: 'reader' })).status).toBe(200);
    expect((await ask('PUT', '/v1/settings/contact', { token: 'reader', body: {} })).status).toBe(403);
  });

  it('takes tokens as long as those of a user pool, and no longer ones', async () => {
    const { ask } = startApi();

    expect((await ask('GET', '/v1/me', { token: LONG_TOKEN })).status).toBe(200);
    expect((await ask('GET', '/v1/me', { token: LONG_TOKEN.repeat(3) })).status).toBe(401);
  });

  it('takes nothing that is not JSON', async () => {
    const { ask } = startApi();

    const { status, json } = await ask('PUT', '/v1/settings/contact', { body: '{"timezone":' });

    expect([status, json.detail]).toEqual([400, 'The body is not JSON.']);
  });
});
