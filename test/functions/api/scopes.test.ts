import { describe, expect, it } from '@jest/globals';
import { isInScope, type Scope, scopes } from '../../../core/access/scope.ts';
import { routes } from '../../../functions/api/routes/index.ts';
import { startApi } from '../../support/api.ts';

const documents = ['journeys', 'templates', 'segments', 'offers', 'settings'];

/** What each scope opens, besides what roles refuse. A route that is new must be put here on purpose. */
const opened: Record<Exclude<Scope, 'documents'>, readonly string[]> = {
  imports: [
    'DELETE /v1/imports/{id}',
    'GET /v1/imports',
    'GET /v1/imports/{id}',
    'GET /v1/imports/{id}/refused.csv',
    'POST /v1/imports',
    'POST /v1/imports/mapping-suggestion',
    'POST /v1/imports/{id}/finish',
    'PUT /v1/imports/{id}/parts/{n}',
  ],
  products: [
    'GET /v1/feeds',
    'GET /v1/products',
    'GET /v1/products/{id}',
    'POST /v1/feeds/{id}/run',
    'POST /v1/products',
    'PUT /v1/products/{id}',
  ],
  codes: ['GET /v1/offers/{id}/stock', 'POST /v1/offers/{id}/codes'],
  reports: [
    'GET /v1/reports/journeys/{id}',
    'GET /v1/reports/journeys/{id}/experiments',
    'GET /v1/reports/overview',
    'GET /v1/reports/reachability',
    'GET /v1/reports/sample-size',
    'GET /v1/reports/summary',
  ],
  messages: ['GET /v1/messages/{sendId}', 'POST /v1/messages'],
  operations: [
    'GET /v1/breaker',
    'GET /v1/jobs',
    'GET /v1/jobs/{id}',
    'GET /v1/live',
    'GET /v1/queues',
    'GET /v1/queues/{name}/dead',
    'GET /v1/queues/{name}/redrive',
    'GET /v1/settings/switches',
    'POST /v1/breaker/close',
    'POST /v1/jobs/{id}/abort',
    'POST /v1/jobs/{id}/pause',
    'POST /v1/jobs/{id}/resume',
    'POST /v1/jobs/{id}/undo',
    'POST /v1/journeys/{id}/pause',
    'POST /v1/journeys/{id}/resume',
    'POST /v1/queues/{name}/redrive',
    'POST /v1/queues/{name}/redrive/abort',
    'PUT /v1/settings/switches',
  ],
};

const openedBy = (scope: Scope): string[] =>
  routes.filter((route) => isInScope(scope, route)).map(({ method, path }) => `${method} ${path}`);

describe('a scope', () => {
  it.each(Object.entries(opened))('%s opens these routes and no other', (scope, expected) => {
    expect(openedBy(scope as Scope).toSorted()).toEqual([...expected].toSorted());
  });

  it('of documents saves and publishes them, and approves none and shows nobody', () => {
    const found = openedBy('documents');

    for (const kind of documents) expect(found.some((one) => one.startsWith(`PUT /v1/${kind}/`))).toBe(true);
    expect(
      found.filter((one) => /\}\/(approve|decline|people|members|preview|test|enter)/.test(one)),
    ).toEqual([]);
  });

  it('opens neither tokens, keys nor people', () => {
    const all = scopes.flatMap(openedBy);

    expect(all.filter((one) => /tokens|sources|profiles|secrets|audit/.test(one))).toEqual([]);
  });
});

describe('a narrowed token', () => {
  const begun = async (role: string, ...held: Scope[]) => {
    const api = startApi();
    const made = await api.ask('POST', '/v1/tokens', { body: { name: 'ci', role, scopes: held } });
    return { ...api, token: made.json.token as string };
  };

  it('does what its role and its scope let it, and learns who it is', async () => {
    const { ask, token } = await begun('viewer', 'reports');

    expect((await ask('GET', '/v1/me', { token })).json).toMatchObject({ name: 'ci', scopes: ['reports'] });
    expect((await ask('GET', '/v1/reports/summary', { token })).status).toBe(200);
    const { status, json } = await ask('GET', '/v1/journeys', { token });
    expect([status, json.detail]).toEqual([403, 'This token reaches only reports.']);
  });

  it('is not lifted over its role by a scope', async () => {
    const { ask, token } = await begun('viewer', 'imports');

    const { status, json } = await ask('POST', '/v1/imports', { token, body: {} });
    expect([status, json.detail]).toEqual([403, expect.stringContaining('the right to edit')]);
  });

  it('of an admin gives out no others', async () => {
    const { ask, token } = await begun('admin', 'operations');

    expect((await ask('POST', '/v1/tokens', { token, body: { name: 'x', role: 'admin' } })).status).toBe(403);
    expect((await ask('GET', '/v1/settings/switches', { token })).status).toBe(200);
    expect((await ask('GET', '/v1/settings/shop', { token })).status).toBe(403);
  });

  it('is narrowed to something that there is', async () => {
    const { ask } = startApi();
    const made = (narrowed: unknown) =>
      ask('POST', '/v1/tokens', { body: { name: 'x', role: 'viewer', scopes: narrowed } });

    expect([(await made([])).status, (await made(['everything'])).status]).toEqual([422, 422]);
  });
});
