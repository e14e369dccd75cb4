import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';

const block = (api: ReturnType<typeof startApi>, addresses: unknown[], token?: string) =>
  api.ask('POST', '/v1/suppressions/import', { body: { addresses }, ...(token && { token }) });

describe('addresses that are blocked by hand', () => {
  it('are blocked as they are sent to, and put down by their number alone', async () => {
    const api = startApi();

    const answer = await block(api, [
      { channel: 'email', address: ' Ann@Example.com ', reason: 'bounced', at: '2024-03-01T10:00:00Z' },
      { channel: 'sms', address: '+49 1511 2345678', reason: 'stopped' },
    ]);

    expect(answer).toMatchObject({ status: 200, json: { blocked: 2, known: 0 } });
    expect(await api.suppressions.find('email', 'ann@example.com')).toMatchObject({
      ...{ reason: 'bounced', atMs: Date.parse('2024-03-01T10:00:00Z') },
    });
    expect(await api.suppressions.find('sms', '+4915112345678')).toMatchObject({
      reason: 'stopped',
      atMs: NOW_MS,
    });
    expect(api.documents.written).toEqual([
      { atMs: NOW_MS, by: 'ann', action: 'block', kind: 'suppression', id: '2 addresses' },
    ]);
  });

  it('keep the graver reason, and are told apart from what was known', async () => {
    const api = startApi();
    const one = { channel: 'email', address: 'ann@example.com' };
    await block(api, [{ ...one, reason: 'stopped' }]);

    expect((await block(api, [{ ...one, reason: 'complained' }])).json).toEqual({ blocked: 1, known: 0 });
    expect((await block(api, [{ ...one, reason: 'stopped' }])).json).toEqual({ blocked: 0, known: 1 });
    expect(await api.suppressions.find('email', 'ann@example.com')).toMatchObject({ reason: 'complained' });
  });

  it('have the later time of the same reason, and a no beside what is graver', async () => {
    const api = startApi();
    const said = (reason: string, at: string) =>
      block(api, [{ channel: 'email', address: 'ann@example.com', reason, at }]);
    const known = () => api.suppressions.find('email', 'ann@example.com');
    await said('stopped', '2024-03-01T10:00:00Z');

    expect((await said('stopped', '2025-03-01T10:00:00Z')).json).toEqual({ blocked: 0, known: 1 });
    expect(await known()).toEqual({ reason: 'stopped', atMs: Date.parse('2025-03-01T10:00:00Z') });
    await said('stopped', '2024-06-01T10:00:00Z');
    expect(await known()).toEqual({ reason: 'stopped', atMs: Date.parse('2025-03-01T10:00:00Z') });

    await said('bounced', '2024-03-01T10:00:00Z');
    expect((await said('stopped', '2025-06-01T10:00:00Z')).json).toEqual({ blocked: 0, known: 1 });
    expect(await known()).toEqual({
      ...{ reason: 'bounced', atMs: Date.parse('2024-03-01T10:00:00Z') },
      stoppedAtMs: Date.parse('2025-06-01T10:00:00Z'),
    });
  });

  it('are refused as a whole where one is none', async () => {
    const api = startApi();

    const answer = await block(api, [
      { channel: 'email', address: 'ann@example.com', reason: 'bounced' },
      { channel: 'sms', address: 'ann@example.com', reason: 'bounced' },
    ]);

    expect(answer).toMatchObject({ status: 422, json: { faults: [{ path: '/addresses/1/address' }] } });
    expect(await api.suppressions.find('email', 'ann@example.com')).toBeUndefined();
    expect((await block(api, [])).status).toBe(422);
  });

  it('are nobody’s matter but an admin’s', async () => {
    expect((await block(startApi(), [], 'reader')).status).toBe(403);
  });
});
