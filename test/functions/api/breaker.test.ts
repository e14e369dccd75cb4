import { describe, expect, it } from '@jest/globals';
import { mailHealth } from '../../../core/breaker/judge-mail.ts';
import { hashId } from '../../../core/hash.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const open = { openedAtMs: NOW_MS - 1000, reason: 'complaints' as const, health: mailHealth([]) };

describe('the breaker of marketing mail', () => {
  it('shows how mail fares', async () => {
    const api = startApi();
    for (let mail = 0; mail < 8; mail++)
      await api.breaker.count(hashId([mail]), mail ? 'delivered' : 'bounced');

    const { status, json } = await api.ask('GET', '/v1/breaker', { token: 'reader' });

    expect(status).toBe(200);
    expect(json).toMatchObject({
      state: 'closed',
      now: { sends: 8, latest: 8, bounced: 1, complained: 0, bounceRate: 0.125, complaintRate: 0 },
      limits: { bounceRate: 0.04, complaintRate: 0.0008, fewestSends: 1000 },
    });
  });

  it('is closed by somebody, who is put down with why', async () => {
    const api = startApi();
    await api.breaker.open(open);
    expect((await api.ask('GET', '/v1/breaker')).json).toMatchObject({
      state: 'open',
      reason: 'complaints',
      openedAt: new Date(open.openedAtMs).toISOString(),
    });

    const closed = await api.ask('POST', '/v1/breaker/close', { body: { why: 'the list was cleaned' } });

    expect(closed).toMatchObject({ status: 200, json: { state: 'closed', now: { sends: 0 } } });
    expect(api.documents.written.at(-1)).toMatchObject({
      ...{ kind: 'breaker', id: 'email', action: 'close', by: 'ann', why: 'the list was cleaned' },
    });
    expect((await api.ask('POST', '/v1/breaker/close')).status).toBe(409);
  });

  it('is not closed by who may only read', async () => {
    const api = startApi();
    await api.breaker.open(open);

    expect((await api.ask('POST', '/v1/breaker/close', { token: 'reader' })).status).toBe(403);
  });
});
