import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const begun = () => {
  const api = startApi();
  const make = async (name: string, role: string) =>
    (await api.ask('POST', '/v1/tokens', { body: { name, role } })).json;
  return { ...api, make };
};

describe('a token', () => {
  it('is shown once, and lets do what its role may', async () => {
    const { ask, make } = begun();

    const { token, ...shown } = await make('eve', 'operator');

    expect(token).toMatch(/^token_[\w-]{32}$/);
    expect(shown).toMatchObject({ name: 'eve', role: 'operator', by: 'ann' });
    const list = await ask('GET', '/v1/tokens');
    expect([list.json.tokens, list.text.includes(token)]).toEqual([[shown], false]);
    expect((await ask('GET', '/v1/me', { token })).json).toMatchObject({ name: 'eve', role: 'operator' });
    expect((await ask('GET', '/v1/tokens', { token })).status).toBe(403);
  });

  it('that is taken back is refused', async () => {
    const { ask, make } = begun();
    const { token, id } = await make('eve', 'operator');

    expect((await ask('DELETE', `/v1/tokens/${id}`)).status).toBe(200);

    expect((await ask('GET', '/v1/me', { token })).status).toBe(401);
    expect((await ask('DELETE', `/v1/tokens/${id}`)).status).toBe(404);
    const { json } = await ask('GET', `/v1/audit?kind=token&id=${id}`);
    expect(
      json.entries.map(({ action, name, by }: Record<string, string>) => [action, name, by]).toSorted(),
    ).toEqual([
      ['create', 'eve', 'ann'],
      ['delete', 'eve', 'ann'],
    ]);
  });

  it('of the last admin goes only when that is said', async () => {
    const { ask, make } = begun();
    const { token, id } = await make('eve', 'admin');
    const second = await make('bob', 'admin');
    await ask('DELETE', `/v1/tokens/${second.id}`, { token });

    const { status, json } = await ask('DELETE', `/v1/tokens/${id}`, { token });

    expect([status, json.detail]).toEqual([409, expect.stringContaining('lastAdmin=true')]);
    expect((await ask('DELETE', `/v1/tokens/${id}?lastAdmin=true`, { token })).status).toBe(200);
  });

  it('of the last admin is that also beside one that is narrowed, which goes as it likes', async () => {
    const { ask, make } = begun();
    const { token, id } = await make('eve', 'admin');
    const body = { name: 'export', role: 'admin', scopes: ['reports'] };
    const narrow = (await ask('POST', '/v1/tokens', { body })).json;
    for (const one of (await ask('GET', '/v1/tokens', { token })).json.tokens)
      if (one.id !== id && one.id !== narrow.id) await ask('DELETE', `/v1/tokens/${one.id}`, { token });

    expect((await ask('DELETE', `/v1/tokens/${id}`, { token })).status).toBe(409);
    expect((await ask('DELETE', `/v1/tokens/${narrow.id}`, { token })).status).toBe(200);
  });

  it('has a name that nobody else has, and a role that there is', async () => {
    const { ask, make } = begun();
    await make('eve', 'viewer');

    expect((await ask('POST', '/v1/tokens', { body: { name: 'eve', role: 'admin' } })).status).toBe(409);
    expect((await ask('POST', '/v1/tokens', { body: { name: ' ', role: 'chef' } })).json.faults).toHaveLength(
      2,
    );
  });
});
