import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';

const ann = { channel: 'email', address: 'ann@example.com' } as const;
const at = new Date(NOW_MS - 1000).toISOString();

/** Ann's mail bounced; she said no to an SMS. */
const started = async () => {
  const api = startApi();
  api.pointers.set('email#ann@example.com', 'p1');
  await api.suppressions.add('email', ann.address, 'bounced', NOW_MS - 1000);
  await api.suppressions.add('sms', '+491511234567', 'stopped', NOW_MS);
  return api;
};

describe('blocked addresses', () => {
  it('are listed with why and whose they are', async () => {
    const api = await started();

    expect((await api.ask('GET', '/v1/suppressions')).json).toEqual({
      blocked: [{ ...ann, reason: 'bounced', at, profileId: 'p1' }],
    });
  });

  it('are covered for whoever is not to know how people are reached', async () => {
    const api = await started();

    const { text, json } = await api.ask('GET', '/v1/suppressions', { token: 'reader' });

    expect(text).not.toContain('ann@');
    expect(json.blocked).toMatchObject([{ reason: 'bounced', profileId: 'p1' }]);
  });

  it.each([
    ['ANN@example.com', ['bounced']],
    ['+49 151 1234567', ['stopped']],
    ['nobody@example.com', []],
  ])('are looked up by %s, a no as well', async (typed, reasons) => {
    const api = await started();

    const { json } = await api.ask('GET', `/v1/suppressions?address=${encodeURIComponent(typed)}`);

    expect(json.blocked.map(({ reason }: { reason: string }) => reason)).toEqual(reasons);
  });

  it('can be used again when somebody says why, and that is put down without the address', async () => {
    const api = await started();
    const body = { ...ann, address: 'Ann@Example.com', why: 'she wrote that her box was full' };

    expect(await api.ask('POST', '/v1/suppressions/lift', { body })).toMatchObject({
      status: 200,
      json: ann,
    });

    expect(await api.suppressions.find('email', ann.address)).toBeUndefined();
    const entry = api.documents.written.at(-1);
    expect(entry).toMatchObject({ kind: 'suppression', action: 'unblock', by: 'ann', why: body.why });
    expect(JSON.stringify(entry)).not.toContain('example.com');
    expect((await api.ask('POST', '/v1/suppressions/lift', { body })).status).toBe(409);
  });

  it('stay where she said no herself, and nothing is put down', async () => {
    const api = await started();
    const before = api.documents.written.length;
    const body = { channel: 'sms', address: '+491511234567', why: 'please' };

    expect((await api.ask('POST', '/v1/suppressions/lift', { body })).status).toBe(409);
    expect(await api.suppressions.find('sms', '+491511234567')).toMatchObject({ reason: 'stopped' });
    expect(api.documents.written).toHaveLength(before);
  });

  it('stay where she said no herself also after they were blocked by hand and lifted', async () => {
    const api = await started();
    const body = { channel: 'sms', address: '+491511234567', why: 'please' };

    expect((await api.ask('POST', '/v1/suppressions', { body })).status).toBe(200);
    expect((await api.ask('POST', '/v1/suppressions/lift', { body })).status).toBe(200);
    expect(await api.suppressions.find('sms', body.address)).toEqual({ reason: 'stopped', atMs: NOW_MS });
    expect((await api.ask('POST', '/v1/suppressions/lift', { body })).status).toBe(409);
  });

  it('are looked up with a no that stands beside what happened to them', async () => {
    const api = await started();
    await api.suppressions.add('email', ann.address, 'stopped', NOW_MS);

    const { json } = await api.ask('GET', '/v1/suppressions?address=ann@example.com');

    expect(json.blocked.map(({ reason }: { reason: string }) => reason)).toEqual(['bounced', 'stopped']);
  });

  it('are put there by hand', async () => {
    const api = await started();
    const body = { channel: 'email', address: 'ben@example.com', why: 'a journalist' };

    expect((await api.ask('POST', '/v1/suppressions', { body })).status).toBe(200);
    expect(await api.suppressions.find('email', 'ben@example.com')).toEqual({
      reason: 'by-hand',
      atMs: NOW_MS,
    });
  });

  it('say what an address of the channel would be', async () => {
    const api = await started();
    const body = { channel: 'sms', address: 'no phone', why: 'x' };

    const { json } = await api.ask('POST', '/v1/suppressions', { body });

    expect(json.faults).toEqual([{ path: '/address', message: 'a phone number such as +4915112345678' }]);
  });

  it.each([
    [{ ...ann }],
    [{ ...ann, why: ' ' }],
    [{ channel: 'sms', address: 'no phone', why: 'x' }],
    [{ channel: 'fax', address: '1', why: 'x' }],
  ])('are not changed by %j', async (body) => {
    const api = await started();

    expect((await api.ask('POST', '/v1/suppressions/lift', { body })).status).toBe(400);
    expect((await api.ask('POST', '/v1/suppressions/lift', { token: 'reader', body })).status).toBe(403);
  });
});
