import { describe, expect, it } from '@jest/globals';
import { Conflict } from '../../../core/errors.ts';
import type { SourceRecord } from '../../../core/source/source-record.ts';
import { startApi } from '../../support/api.ts';
import { fakeSourceRegistry } from '../../support/fakes/source-registry.ts';

const begun = async (more: object = {}) => {
  const api = startApi();
  const body = { id: 'till', kind: 'secret', name: 'Till', source: 'pos', ...more };
  const made = await api.ask('POST', '/v1/sources', { body });
  const audits = async () => (await api.ask('GET', '/v1/audit?kind=source&id=till')).json.entries;
  return { ...api, made, audits };
};

describe('a source', () => {
  it('is made with a key, which of a secret one is shown this once', async () => {
    const { ask, made } = await begun();

    expect(made.status).toBe(201);
    expect(made.json.writeKey).toMatch(/^server_[\w-]{32}$/);
    const { text, json } = await ask('GET', '/v1/sources', { token: 'reader' });
    expect(text).not.toContain(made.json.writeKey);
    expect(json.sources).toEqual([
      {
        ...{ id: 'till', kind: 'secret', name: 'Till', source: 'pos', origins: [], mayStateConsent: false },
        keys: [{ tail: made.json.writeKey.slice(-6), madeAt: '2026-03-02T09:00:00.000Z' }],
      },
    ]);
  });

  it('shows the key of a public one, which stands in pages anyway', async () => {
    const { ask, made } = await begun({ id: undefined, kind: 'public', source: undefined });

    const { json } = await ask('GET', '/v1/sources');

    expect(json.sources[0].id).toMatch(/^web-[a-z0-9]{6}$/);
    expect(json.sources[0].keys[0].key).toBe(made.json.writeKey);
  });

  it('is changed but for its kind and its keys, by whoever has seen it as it is', async () => {
    const { ask, made } = await begun();
    const body = { name: 'Tills', origins: ['https://shop.example'], mayStateConsent: true };
    const put = (more: object, headers: Record<string, string> = {}) =>
      ask('PUT', '/v1/sources/till', { body: { ...body, ...more }, headers });

    const changed = await put({}, { 'if-match': '"1"' });

    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect(changed.json).toMatchObject({
      ...body,
      kind: 'secret',
      keys: [{ tail: made.json.writeKey.slice(-6) }],
    });
    expect(changed.json).not.toHaveProperty('source');
    expect((await put({}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await put({ kind: 'public' })).status).toBe(409);
    expect((await put({ origins: ['shop.example/path'] })).json.faults).toMatchObject([
      { path: '/origins/0' },
    ]);
  });

  it('is given a limit, and loses it where a change does not say it again', async () => {
    const { ask, made } = await begun({ limitPerSecond: 50 });
    const put = (more: object) => ask('PUT', '/v1/sources/till', { body: { name: 'Till', ...more } });

    expect(made.json.limitPerSecond).toBe(50);
    expect((await put({ limitPerSecond: 20 })).json.limitPerSecond).toBe(20);
    expect((await put({})).json).not.toHaveProperty('limitPerSecond');
    expect((await put({ limitPerSecond: 0 })).json.faults).toMatchObject([{ path: '/limitPerSecond' }]);
  });

  it('gets another key at once, and the old one an end', async () => {
    const { ask, made } = await begun();

    const turned = await ask('POST', '/v1/sources/till/rotate', {
      body: { oldKeyFor: 'P1D', why: 'it leaked' },
    });

    expect(turned.json.writeKey).not.toBe(made.json.writeKey);
    expect(turned.json.keys).toEqual([
      { tail: turned.json.writeKey.slice(-6), madeAt: '2026-03-02T09:00:00.000Z' },
      {
        tail: made.json.writeKey.slice(-6),
        madeAt: '2026-03-02T09:00:00.000Z',
        endsAt: '2026-03-03T09:00:00.000Z',
      },
    ]);
    const again = await ask('POST', '/v1/sources/till/rotate', { body: { oldKeyFor: 'PT0S' } });
    expect(again.json.keys).toHaveLength(1);
    for (const oldKeyFor of ['P91D', 'soon'])
      expect((await ask('POST', '/v1/sources/till/rotate', { body: { oldKeyFor } })).status).toBe(422);
  });

  it('is in the audit for each key that it got, and for none that was refused', async () => {
    const { ask, audits } = await begun();
    const rotate = () => ask('POST', '/v1/sources/till/rotate', { body: {} });

    const turned = await Promise.allSettled([rotate(), rotate()]);

    expect(turned.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const told = (await audits()).map(({ action }: Record<string, string>) => action);
    expect(told.toSorted()).toEqual(['create', 'rotate']);
  });

  it('is in the audit where its key is another one and what follows from it failed', async () => {
    const registry = fakeSourceRegistry();
    let isBroken = false;
    const save = async (record: SourceRecord) => {
      await registry.save(record);
      if (isBroken) throw new Conflict('sources');
    };
    const { ask } = startApi({ sourceRegistry: { ...registry, save } });
    await ask('POST', '/v1/sources', { body: { id: 'till', kind: 'secret', name: 'Till' } });
    isBroken = true;

    await expect(ask('POST', '/v1/sources/till/rotate', { body: {} })).rejects.toThrow(Conflict);
    const { entries } = (await ask('GET', '/v1/audit?kind=source&id=till')).json;
    expect(entries.map(({ action }: Record<string, string>) => action)).toContain('rotate');
  });

  it('goes, and everything about it is in the audit', async () => {
    const { ask, audits } = await begun();
    await ask('PUT', '/v1/sources/till', { body: { name: 'Tills' } });
    await ask('POST', '/v1/sources/till/rotate', { body: { why: 'it leaked' } });

    expect((await ask('DELETE', '/v1/sources/till')).status).toBe(200);

    expect((await ask('GET', '/v1/sources')).json.sources).toEqual([]);
    expect((await ask('DELETE', '/v1/sources/till')).status).toBe(404);
    const told = (await audits()).map(({ action, by, why }: Record<string, string>) => [action, by, why]);
    expect(told.toSorted()).toEqual([
      ['create', 'ann', undefined],
      ['delete', 'ann', undefined],
      ['rotate', 'ann', 'it leaked'],
      ['save', 'ann', undefined],
    ]);
  });

  it('has an id of its own', async () => {
    const { ask } = await begun();

    expect(
      (await ask('POST', '/v1/sources', { body: { id: 'till', kind: 'public', name: 'x' } })).status,
    ).toBe(409);
    expect(
      (await ask('POST', '/v1/sources', { body: { id: '#', kind: 'web', name: '' } })).json.faults,
    ).toHaveLength(3);
  });
});
