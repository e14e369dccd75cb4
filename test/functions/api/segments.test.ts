import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const vip = { name: 'Best customers', condition: { '>': [{ var: 'profile.computed.orders' }, 5] } };

describe('segments over the API', () => {
  it('are drafts until they are published', async () => {
    const { ask, config } = startApi();
    const saved = await ask('PUT', '/v1/segments/vip', { body: vip });
    expect([saved.status, saved.json, saved.headers.etag]).toEqual([
      200,
      { id: 'vip', status: 'draft', version: 0, draft: { id: 'vip', ...vip } },
      '"1"',
    ]);
    expect((await config.snapshot()).segments).toEqual([]);

    const published = await ask('POST', '/v1/segments/vip/publish');
    expect(published.json).toEqual({
      id: 'vip',
      status: 'live',
      version: 1,
      published: { id: 'vip', ...vip },
    });
    expect((await config.snapshot()).segments).toEqual([{ id: 'vip', ...vip }]);
    expect((await ask('GET', '/v1/segments')).json.segments).toMatchObject([
      { id: 'vip', name: 'Best customers', status: 'live', version: 1, changed: false },
    ]);
    expect((await ask('POST', '/v1/segments/vip/publish')).json.version).toBe(1);
  });

  it('are refused with every fault, and name only what is published', async () => {
    const { ask } = startApi();
    const body = { id: 'other', condition: { and: [{ jump: 1 }, { '==': [{ var: 'event.x' }, 1] }] } };
    const refused = await ask('PUT', '/v1/segments/vip', { body });
    expect(refused.status).toBe(422);
    expect(refused.json.faults.map((fault: { path: string }) => fault.path)).toEqual([
      '/id',
      '/condition/and/0/jump',
      '/condition/and/1/==/0/var',
    ]);
    expect((await ask('GET', '/v1/segments/vip')).status).toBe(404);
  });

  it('are not overwritten by whoever saw an earlier draft', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/segments/vip', { body: vip });
    const late = { body: { list: true }, headers: { 'if-match': '"0"' } };
    expect((await ask('PUT', '/v1/segments/vip', late)).status).toBe(412);
    const early = await ask('POST', '/v1/segments/vip/publish', { headers: { 'if-match': '"7"' } });
    expect(early.status).toBe(412);
    expect((await ask('POST', '/v1/segments/nobody/publish')).status).toBe(404);
  });
});
