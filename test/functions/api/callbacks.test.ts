import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const ids = { sendId: 's1', profileId: 'ann', enrollmentId: 'e1', journeyId: 'j', channel: 'sms' as const };
const acme = {
  url: 'https://sms.acme.example/send',
  body: { to: '{{ to }}' },
  reports: {
    secret: 'acme-callback',
    id: 'data.id',
    status: 'data.state',
    delivered: ['3'],
    failed: ['5', 'expired'],
    from: 'from',
    text: 'text',
  },
};

const withAcme = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/webhook-secrets/acme-callback', { body: { value: 'known-to-Acme-and-us' } });
  const saved = await api.ask('PUT', '/v1/settings/providers', {
    body: { use: { sms: ['acme'] }, gateways: { acme } },
  });
  expect(saved.json.faults).toBeUndefined();
  await api.sentMessages.put('acme', '77', ids, 1_000);
  const call = (body: unknown, { key = 'known-to-Acme-and-us', headers = {} } = {}) =>
    api.ask('POST', `/v1/callbacks/acme?key=${key}`, { token: '', body, headers });
  return { ...api, call };
};

describe('a callback of a gateway', () => {
  it('tells what became of the message that it gave an id', async () => {
    const { call, bus } = await withAcme();

    expect((await call({ data: { id: 77, state: 3 } })).json).toEqual({ taken: 1 });
    expect((await call({ data: { id: '77', state: 'expired' } })).json).toEqual({ taken: 1 });
    expect(bus.deliveries).toMatchObject([
      { ...ids, type: 'delivered' },
      { ...ids, type: 'rejected' },
    ]);
  });

  it('tells what somebody wrote, in lists and in forms too', async () => {
    const { call, bus } = await withAcme();

    await call([{ from: '79991112233', text: 'СТОП', data: { id: 'in1' } }, 7, null, { data: { id: 1 } }]);
    await call('from=%2B4915112345678&text=Tea%20%26%20milk');

    expect(bus.replies).toMatchObject([
      { from: '79991112233', text: 'СТОП', provider: 'acme', id: 'in1' },
      { from: '+4915112345678', text: 'Tea & milk', provider: 'acme' },
    ]);
  });

  it('says nothing by a state on the way, our own text, or a message that is not ours', async () => {
    const { call, bus } = await withAcme();

    const told = [
      { data: { id: '77', state: '1' }, from: 'TEASHOP', text: 'Your cart' },
      { data: { id: '78', state: '3' } },
      { unheard: 'of' },
    ];
    expect((await call(told)).json).toEqual({ taken: 0 });
    expect([bus.deliveries, bus.replies]).toEqual([[], []]);
  });

  it('says nothing of what another gateway carried, though it knew the id', async () => {
    const { call, bus, sentMessages } = await withAcme();
    await sentMessages.put('other', '99', { ...ids, sendId: 's2' }, 1_000);

    expect((await call({ data: { id: '99', state: '5' } })).json).toEqual({ taken: 0 });
    expect(bus.deliveries).toEqual([]);
  });

  it('is taken with the gateway’s key only', async () => {
    const { call, ask, bus } = await withAcme();
    const body = { data: { id: '77', state: '3' } };
    const bearer = { authorization: 'Bearer known-to-Acme-and-us' };

    const refused = [
      await call(body, { key: 'guessed' }),
      await call(body, { key: '' }),
      await ask('POST', '/v1/callbacks/acme', { token: 'ann', body }),
      await ask('POST', '/v1/callbacks/other?key=known-to-Acme-and-us', { token: '', body }),
      await ask('POST', '/v1/callbacks/__proto__?key=x', { token: '', body }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(bus.deliveries).toEqual([]);
    expect((await ask('POST', '/v1/callbacks/acme', { token: '', body, headers: bearer })).status).toBe(200);
  });

  it('of more than anybody needs to say is refused', async () => {
    const { call } = await withAcme();
    expect((await call(' '.repeat(300 * 1024))).status).toBe(413);
  });
});
