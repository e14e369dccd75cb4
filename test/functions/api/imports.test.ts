import { describe, expect, it } from '@jest/globals';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { startApi } from '../../support/api.ts';

const request = { name: 'A file', kind: 'customers', mapping: { Mail: 'email', City: 'traits.city' } };
const headers = { 'content-type': 'text/csv' };

const begun = async () => {
  const api = startApi();
  const { status, json } = await api.ask('POST', '/v1/imports', { body: request });
  expect(status).toBe(201);
  const put = (part: number | string, body: string, query = '') =>
    api.ask('PUT', `/v1/imports/${json.id}/parts/${part}${query}`, { body, headers });
  return { ...api, id: String(json.id), put };
};

describe('an import', () => {
  it('puts rows on the bus as the word of a secret key, historical, a few people together', async () => {
    const { put, bus } = await begun();
    const rows = Array.from({ length: 12 }, (_, n) => `c${n}@example.com;Köln`);

    const { json } = await put(1, ['Mail;City', ...rows].join('\n'));

    expect(json).toEqual({ rows: 12, accepted: 12, refused: [], refusedRows: 0 });
    expect(bus.envelopes.map(({ events }) => events.length)).toEqual([3, 3, 3, 3]);
    expect(bus.envelopes[0]).toMatchObject({ trust: 'secret', source: 'import', mayStateConsent: true });
    expect(bus.envelopes.flatMap(({ events }) => events).every(({ historical }) => historical)).toBe(true);
  });

  it('answers the same part again without saying anything twice', async () => {
    const { put, bus } = await begun();
    const csv = 'Mail,City\nann@example.com,Bonn\nann,Bonn';

    const first = await put(1, csv);
    const again = await put(1, csv);

    expect(again.json).toEqual(first.json);
    expect(first.json.refused).toEqual([{ row: 3, reason: '"Mail" is not an e-mail address' }]);
    expect(bus.envelopes.length).toBe(1);
  });

  it('counts a part that could not be put for nothing, so that it comes again', async () => {
    const { put, bus, ask, id } = await begun();
    const { putEvents } = bus;
    bus.putEvents = async () => {
      throw new ProviderUnavailable('bus', false);
    };
    await expect(put(1, 'Mail,City\nann@example.com,')).rejects.toThrow(ProviderUnavailable);
    bus.putEvents = putEvents;

    expect((await ask('GET', `/v1/imports/${id}`)).json).toMatchObject({ partsDone: [], rows: 0 });
    expect((await put(1, 'Mail,City\nann@example.com,')).json.accepted).toBe(1);
    expect(bus.envelopes.length).toBe(1);
  });

  it('leaves nothing behind when it is deleted while a part comes in', async () => {
    const { put, bus, ask, id } = await begun();
    bus.putEvents = async () => void (await ask('DELETE', `/v1/imports/${id}`));

    const { status } = await put(1, 'Mail,City\nann@example.com,\nann,');

    expect(status).toBe(404);
    expect((await ask('GET', '/v1/imports')).json).toEqual({ imports: [] });
  });

  it('numbers rows as the whole file does', async () => {
    const { put } = await begun();

    const { json } = await put(7, 'Mail,City\nann,', '?firstRow=5002');

    expect(json.refused).toEqual([{ row: 5002, reason: '"Mail" is not an e-mail address' }]);
  });

  it.each(['0', '10001', '-1', '1e3', 'x'])('has no part %s', async (part) => {
    const { put } = await begun();

    expect((await put(part, 'Mail,City\nann@example.com,')).status).toBe(400);
  });

  it('is not there under another name, nor for who may only read', async () => {
    const { ask } = await begun();

    expect((await ask('PUT', '/v1/imports/x/parts/1', { body: 'a', headers })).status).toBe(404);
    expect((await ask('POST', '/v1/imports/x/finish')).status).toBe(404);
    expect((await ask('GET', '/v1/imports/x/refused.csv')).status).toBe(404);
    expect((await ask('POST', '/v1/imports', { body: request, token: 'reader' })).status).toBe(403);
    expect((await ask('GET', '/v1/imports', { token: 'reader' })).status).toBe(200);
  });

  it('lists what was begun with how far it has come', async () => {
    const { put, ask, id } = await begun();
    await put(1, 'Mail,City\nann@example.com,\nann,');

    expect((await ask('GET', '/v1/imports')).json.imports).toEqual([
      {
        id,
        name: 'A file',
        kind: 'customers',
        status: 'open',
        parts: 1,
        rows: 2,
        accepted: 1,
        refused: 1,
        by: 'ann',
        startedAt: '2026-03-02T09:00:00.000Z',
        expiresAt: '2026-04-01T09:00:00.000Z',
      },
    ]);
  });
});

describe('a suggestion', () => {
  it('knows the shop’s own namespaces', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/settings/people', { body: { namespaces: ['crmId'] } });

    const { json } = await ask('POST', '/v1/imports/mapping-suggestion', {
      body: { headers: ['Почта', 'CRM ID', 'Цвет'], kind: 'customers' },
    });

    expect(json).toEqual({ mapping: { Почта: 'email', 'CRM ID': 'crmId' }, unknown: ['Цвет'] });
  });
});
