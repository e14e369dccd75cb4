import { describe, expect, it } from '@jest/globals';
import { mayDo, type Permission, roles } from '../../../core/access/role.ts';
import { routes } from '../../../functions/api/routes/index.ts';
import { startApi } from '../../support/api.ts';

/** What each right is for. A route that stands in none of these is read by everybody who has a token, and is a GET. */
const table: Record<Exclude<Permission, 'read'> | 'public' | 'read without a GET', readonly string[]> = {
  public: ['GET /v1/openapi.json', 'POST /v1/callbacks/{provider}'],

  'read without a GET': [
    'POST /v1/imports/mapping-suggestion',
    'POST /v1/journeys/{id}/simulate',
    'POST /v1/profiles/{id}/merge-preview',
    'POST /v1/templates/{id}/preview',
  ],

  edit: [
    ...['journeys', 'templates', 'segments', 'offers'].flatMap((kind) => [
      `PUT /v1/${kind}/{id}`,
      ...['publish', 'rollback', 'propose', 'approve', 'decline', 'archive', 'unarchive'].map(
        (order) => `POST /v1/${kind}/{id}/${order}`,
      ),
    ]),
    'POST /v1/journeys/{id}/end-trial',
    'POST /v1/templates/{id}/end-trial',
    'POST /v1/journeys/{id}/pause',
    'POST /v1/journeys/{id}/resume',
    'POST /v1/journeys/{id}/stop',
    'POST /v1/journeys/{id}/move',
    'POST /v1/journeys/{id}/remove',
    'POST /v1/journeys/{id}/restart',
    'POST /v1/journeys/{id}/runs/{runId}/pause',
    'POST /v1/journeys/{id}/runs/{runId}/resume',
    'POST /v1/journeys/{id}/runs/{runId}/abort',
    'POST /v1/journeys/{id}/backtest',
    'POST /v1/journeys/{id}/test',
    'POST /v1/templates/{id}/test',
    'POST /v1/library/{id}/install',
    'POST /v1/segments/preview',
    'POST /v1/segments/{id}/members',
    'POST /v1/segments/{id}/members.csv',
    'POST /v1/offers/{id}/codes',
    'POST /v1/products',
    'PUT /v1/products/{id}',
    'POST /v1/links',
    'POST /v1/feeds/{id}/run',
    'POST /v1/imports',
    'PUT /v1/imports/{id}/parts/{n}',
    'POST /v1/imports/{id}/finish',
    'DELETE /v1/imports/{id}',
    'POST /v1/jobs/{id}/pause',
    'POST /v1/jobs/{id}/resume',
    'POST /v1/jobs/{id}/abort',
    'POST /v1/jobs/{id}/undo',
  ],

  serve: [
    'POST /v1/profiles/{id}/opt-out',
    'POST /v1/profiles/{id}/pause',
    'POST /v1/profiles/{id}/resume',
    'POST /v1/profiles/{id}/leave-journey',
    'POST /v1/profiles/{id}/complaints',
    'POST /v1/profiles/{id}/complaints/{complaintId}/close',
    'POST /v1/profiles/{id}/resend-link',
    'POST /v1/profiles/{id}/merge',
    'POST /v1/profiles/{id}/unmerge',
    'POST /v1/profiles/{id}/export',
    'POST /v1/profiles/{id}/loyalty',
    'POST /v1/profiles/{id}/offers/redeem',
    'POST /v1/journeys/{id}/enter',
    'POST /v1/messages',
    'POST /v1/tasks/{id}/claim',
    'POST /v1/tasks/{id}/outcome',
    'POST /v1/suppressions',
    'POST /v1/suppressions/lift',
    'POST /v1/replies/{id}/done',
    'POST /v1/replies/{id}/reopen',
    // Rows as they were in the file: there is no telling what in them is a contact.
    'GET /v1/imports/{id}/refused.csv',
  ],

  admin: [
    'POST /v1/profiles/{id}/erase',
    'POST /v1/profiles/{id}/anonymize',
    'GET /v1/tokens',
    'POST /v1/tokens',
    'DELETE /v1/tokens/{id}',
    'POST /v1/sources',
    'PUT /v1/sources/{id}',
    'DELETE /v1/sources/{id}',
    'POST /v1/sources/{id}/rotate',
    'GET /v1/link-keys',
    'POST /v1/link-keys/rotate',
    'POST /v1/link-keys/{id}/revoke',
    'POST /v1/breaker/close',
    'POST /v1/suppressions/import',
    'POST /v1/restore/rearm',
    'POST /v1/queues/{name}/redrive',
    'POST /v1/queues/{name}/redrive/abort',
    'PUT /v1/webhook-secrets/{name}',
    'DELETE /v1/webhook-secrets/{name}',
  ],
};

const isSetting = (path: string) => path.startsWith('/v1/settings/');
const named = (access: string, ofReading: 'GET' | 'other' = 'other') =>
  routes
    .filter((one) => one.access === access && !(isSetting(one.path) && access === 'admin'))
    .filter(({ method }) => access !== 'read' || (method === 'GET') === (ofReading === 'GET'))
    .map(({ method, path }) => `${method} ${path}`);

describe('what each route asks for', () => {
  it.each(['public', 'edit', 'serve', 'admin'] as const)('%s is what the table says', (access) => {
    expect(named(access).toSorted()).toEqual(table[access].toSorted());
  });

  it('reading changes nothing', () => {
    expect(named('read').toSorted()).toEqual(table['read without a GET'].toSorted());
  });

  it('settings are read by everybody and changed by admins', () => {
    const settings = routes.filter(({ path }) => isSetting(path));

    expect(settings.length).toBeGreaterThan(50);
    for (const { method, path, access } of settings)
      expect([method, path, access]).toEqual([method, path, method === 'GET' ? 'read' : 'admin']);
  });

  it('is in the OpenAPI document', async () => {
    const { json } = await startApi().ask('GET', '/v1/openapi.json');

    expect(json.paths['/v1/tasks/{id}/claim'].post['x-permission']).toBe('serve');
    expect(json.paths['/v1/callbacks/{provider}'].post).not.toHaveProperty('x-permission');
  });
});

const tokens = { viewer: 'reader', marketer: 'marketer', operator: 'operator', admin: 'ann' } as const;
const concrete = (path: string) => path.replace(/\{\w+\}/g, 'x');
const guarded = routes.flatMap(({ method, path, access }) =>
  access === 'public' ? [] : [{ method, path, access }],
);

describe('what the API lets through', () => {
  it.each(roles)('%s: what the role may do and nothing else', async (role) => {
    const { ask } = startApi();
    const wrong: string[] = [];

    for (const { method, path, access } of guarded) {
      const { status } = await ask(method, concrete(path), { token: tokens[role], body: {} });
      if ((status !== 403) !== mayDo(role, access)) wrong.push(`${status} ${method} ${path}`);
    }

    expect(wrong).toEqual([]);
  });

  it('says which right is missing', async () => {
    const { status, json } = await startApi().ask('PUT', '/v1/settings/shop', {
      token: 'marketer',
      body: {},
    });

    expect([status, json.detail]).toEqual([
      403,
      'The role marketer may not do that: it needs the right to admin.',
    ]);
  });

  it('lets nobody do anything who is known and has no role', async () => {
    const { status, json } = await startApi().ask('GET', '/v1/me', { token: 'stranger' });

    expect([status, json.detail]).toEqual([403, 'You are known here, but nobody has given you a role yet.']);
  });
});

describe('GET /v1/me', () => {
  it.each([
    ['reader', { name: 'reader', role: 'viewer', permissions: ['read'], contacts: false }],
    ['operator', { name: 'operator', role: 'operator', permissions: ['read', 'serve'], contacts: true }],
    ['ann', { name: 'ann', role: 'admin', permissions: ['read', 'edit', 'serve', 'admin'], contacts: true }],
  ])('tells %s who they are', async (token, me) => {
    expect((await startApi().ask('GET', '/v1/me', { token })).json).toEqual(me);
  });
});
