import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

describe('settings', () => {
  it('of contact take effect with the PUT, and what is left out is the default', async () => {
    const { ask, config } = startApi();
    const body = {
      timezone: 'Europe/Berlin',
      quietHours: { email: '22:00-08:00', sms: '20:00-10:00' },
      caps: { email: { max: 1, per: 'P1D' } },
    };

    const put = await ask('PUT', '/v1/settings/contact', { body });

    expect([put.status, put.json]).toEqual([200, body]);
    expect((await ask('GET', '/v1/settings/contact')).json).toEqual(body);
    expect((await config.snapshot()).contact).toEqual(body);
    await ask('PUT', '/v1/settings/contact', { body: {} });
    expect((await ask('GET', '/v1/settings/contact')).json).toEqual({
      timezone: 'UTC',
      quietHours: {},
      caps: {},
    });
  });

  it('of the shop show prices as decimals', async () => {
    const { ask, config } = startApi();
    const prices = { sms: { DE: { amount: 0.07, currency: 'EUR' } } };

    await ask('PUT', '/v1/settings/shop', { body: { name: 'Teapots', prices } });

    expect((await ask('GET', '/v1/settings/shop')).json).toMatchObject({ name: 'Teapots', prices });
    expect((await config.snapshot()).shop.prices.sms?.DE).toEqual({ amountMinor: 7, currency: 'EUR' });
  });

  it('of attribution say how long an order counts for a click, a week unless told otherwise', async () => {
    const { ask, config } = startApi();
    const put = (within: string) => ask('PUT', '/v1/settings/attribution', { body: { within } });

    expect((await config.snapshot()).attribution).toEqual({ within: 'P7D' });
    expect((await put('PT36H')).status).toBe(200);
    expect((await config.snapshot()).attribution).toEqual({ within: 'PT36H' });
    for (const wrong of ['PT0S', 'P91D', 'a week', '']) {
      const { status, json } = await put(wrong);
      expect([wrong, status, json.faults?.[0]?.path]).toEqual([wrong, 422, '/within']);
    }
    expect((await put('P90D')).status).toBe(200);
  });

  it('with a fault change nothing', async () => {
    const { ask } = startApi();

    const { status, json } = await ask('PUT', '/v1/settings/contact', {
      body: { timezone: 'Moon', caps: {} },
    });

    expect([status, json.faults]).toEqual([
      422,
      [{ path: '/timezone', message: 'an IANA time zone such as Europe/Berlin' }],
    ]);
    expect((await ask('GET', '/v1/settings/contact')).json.timezone).toBe('UTC');
  });
});
