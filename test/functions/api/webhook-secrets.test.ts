import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const value = 'a secret of some length';

describe('secrets that sign webhooks', () => {
  it('are kept and named, and never shown', async () => {
    const { ask } = startApi();

    const put = await ask('PUT', '/v1/webhook-secrets/crm', { body: { value } });
    const list = await ask('GET', '/v1/webhook-secrets', { token: 'reader' });

    expect([put.status, list.status]).toEqual([200, 200]);
    expect(list.json).toEqual({ secrets: [{ name: 'crm', savedAt: '2026-03-02T09:00:00.000Z' }] });
    expect(JSON.stringify([put.json, list.json])).not.toContain(value);
  });

  it('are forgotten', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/webhook-secrets/crm', { body: { value } });
    await ask('DELETE', '/v1/webhook-secrets/crm');
    expect((await ask('GET', '/v1/webhook-secrets')).json).toEqual({ secrets: [] });
  });

  it('are in the audit by their names alone', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/webhook-secrets/crm', { body: { value } });
    await ask('DELETE', '/v1/webhook-secrets/crm');
    const { json } = await ask('GET', '/v1/audit?kind=secret&id=crm');
    const said = json.entries.map(({ by, action }: { by: string; action: string }) => [by, action]);
    expect(said.toSorted()).toEqual([
      ['ann', 'delete'],
      ['ann', 'save'],
    ]);
    expect(JSON.stringify(json)).not.toContain(value);
  });

  it('are refused when short, or without a name that fits a step', async () => {
    const { ask } = startApi();
    expect((await ask('PUT', '/v1/webhook-secrets/crm', { body: { value: 'short' } })).status).toBe(422);
    expect((await ask('PUT', '/v1/webhook-secrets/C%20R', { body: { value } })).status).toBe(422);
    expect((await ask('PUT', '/v1/webhook-secrets/crm', { token: 'reader', body: { value } })).status).toBe(
      403,
    );
  });
});
