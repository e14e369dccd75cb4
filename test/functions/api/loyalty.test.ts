import { describe, expect, it } from '@jest/globals';
import { ann } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const path = '/v1/profiles/ann/loyalty';

describe('points over the API', () => {
  it('are read and spent by site and till, and told as events of hers', async () => {
    const { ask, profiles, bus } = startApi();
    profiles.set('ann', ann());
    const add = { change: 100, reason: 'order o1', idempotencyKey: 'o1' };
    expect((await ask('POST', path, { body: add })).json).toEqual({ balance: 100, repeated: false });
    expect((await ask('POST', path, { body: add })).json).toEqual({ balance: 100, repeated: true });
    const spend = { change: -60, reason: 'till', idempotencyKey: 't1', ifBalance: 100 };
    expect((await ask('POST', path, { body: spend })).json).toEqual({ balance: 40, repeated: false });
    expect((await ask('GET', path)).json).toEqual({ balance: 40 });
    const refused = await ask('POST', path, {
      body: { ...spend, idempotencyKey: 't2', ifBalance: undefined },
    });
    expect(refused.status).toBe(409);
    const said = bus.envelopes.flatMap(({ events }) => events);
    expect(said.at(-1)).toMatchObject({ type: 'identify', traits: { loyaltyBalance: 40 } });
    expect(said.at(-2)).toMatchObject({
      ...{ event: 'Loyalty Points Changed', profileId: 'ann', source: 'loyalty' },
      properties: { change: -60, balance: 40, reason: 'till' },
    });
    expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(4);
  });

  it('are right as a trait in the end, whoever of two that change them at once comes later to say so', async () => {
    const { ask, profiles, bus, loyalty } = startApi();
    profiles.set('ann', ann());
    const { change } = loyalty;
    loyalty.change = async (asked) => {
      const made = await change(asked);
      loyalty.change = change;
      await ask('POST', path, { body: { change: -60, reason: 'till', idempotencyKey: 't1' } });
      return made;
    };
    const add = { change: 100, reason: 'order o1', idempotencyKey: 'o1' };

    expect((await ask('POST', path, { body: add })).json).toEqual({ balance: 100, repeated: false });

    const said = bus.envelopes.flatMap(({ events, receivedAtMs: atMs }) =>
      events.flatMap(({ traits }) => (traits ? [{ balance: traits.loyaltyBalance, atMs }] : [])),
    );
    expect(said.map(({ balance }) => balance)).toEqual([40, 100, 40]);
    expect(said[2]?.atMs).toBeGreaterThan(said[1]?.atMs ?? 0);
  });

  it('that are told again say what there are by now', async () => {
    const { ask, profiles, bus } = startApi();
    profiles.set('ann', ann());
    const add = { change: 100, reason: 'order o1', idempotencyKey: 'o1' };
    await ask('POST', path, { body: add });
    await ask('POST', path, { body: { change: -60, reason: 'till', idempotencyKey: 't1' } });
    await ask('POST', path, { body: add });
    const said = bus.envelopes.flatMap(({ events }) => events);
    expect(said.at(-1)).toMatchObject({ traits: { loyaltyBalance: 40 } });
    // The order itself is the same message, the balance is not.
    expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(5);
  });

  it.each([{ change: 0 }, { change: 1.5 }, { change: 1e12 }, { reason: '' }, { idempotencyKey: '' }])(
    'are refused: %j',
    async (wrong) => {
      const { ask, profiles } = startApi();
      profiles.set('ann', ann());
      const body = { change: 5, reason: 'x', idempotencyKey: 'k', ...wrong };
      expect((await ask('POST', path, { body })).status).toBe(400);
    },
  );

  it('are nobody’s where there is nobody, and not changed by who may only read', async () => {
    const { ask } = startApi();
    expect((await ask('GET', path)).status).toBe(404);
    const body = { change: 5, reason: 'x', idempotencyKey: 'k' };
    expect((await ask('POST', path, { body })).status).toBe(404);
    expect((await ask('POST', path, { body, token: 'reader' })).status).toBe(403);
  });
});
