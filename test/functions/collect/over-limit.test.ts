import { describe, expect, it, jest } from '@jest/globals';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { collector, NOW_MS } from '../../support/collect.ts';

const events = (length: number) => ({
  batch: Array.from({ length }, (_, no) => ({ type: 'track', event: `E${no}`, userId: 'u' })),
});
const slow = { 'x-write-key': 'slow' };

describe('a source that may send ten events in ten seconds', () => {
  it('sends them, and what comes above is refused whole with the time to come back', async () => {
    const { post, events: taken } = collector();

    expect((await post('/v1/batch', events(10), slow)).status).toBe(200);
    const refused = await post('/v1/track', { event: 'A', userId: 'u' }, slow);

    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe(String((10_000 - (NOW_MS % 10_000)) / 1000));
    expect(taken()).toHaveLength(10);
  });

  it('lets a page read when to come back', async () => {
    const { post } = collector();
    const page = { ...slow, origin: 'https://shop.example' };
    await post('/v1/batch', events(10), page);

    expect((await post('/v1/batch', events(1), page)).headers).toMatchObject({
      'retry-after': expect.any(String),
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': 'Retry-After',
    });
  });

  it('spends nothing by what is refused for another reason', async () => {
    const { post } = collector();
    for (let no = 0; no < 20; no += 1) {
      await post('/v1/track', '{"event":', slow);
      await post('/v1/batch', events(1), { ...slow, origin: 'https://bad.example' });
    }

    await post('/v1/batch', { batch: Array(1_000).fill(0) }, slow);

    expect((await post('/v1/batch', events(10), slow)).status).toBe(200);
  });

  it('spends nothing by what was lost through a fault of ours, and is not refused when it says it again', async () => {
    let isDown = true;
    const put = async () => {
      if (isDown) throw new ProviderUnavailable('bus', false);
    };
    const { post } = collector({ bus: { putEvents: put } });
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await post('/v1/batch', events(10), slow)).status).toBe(503);
    errors.mockRestore();
    isDown = false;

    expect((await post('/v1/batch', events(9), slow)).status).toBe(200);
    expect((await post('/v1/batch', events(1), slow)).status).toBe(200);
    expect((await post('/v1/batch', events(1), slow)).status).toBe(429);
  });

  it('leaves room to the others', async () => {
    const { post } = collector();
    await post('/v1/batch', events(10), slow);

    expect((await post('/v1/batch', events(10), slow)).status).toBe(429);
    expect((await post('/v1/batch', events(10))).status).toBe(200);
  });
});

describe('one address that sends with a key that anybody can read', () => {
  const from = (collected: ReturnType<typeof collector>, key = 'pages') => {
    const send = async (sourceIp: string, length: number) =>
      (await collected.call({ sourceIp, body: events(length), headers: { 'x-write-key': key } })).status;
    return send;
  };

  it('takes a tenth of the limit of its source, and the others go on', async () => {
    const send = from(collector());

    expect([await send('192.0.2.1', 1_999), await send('192.0.2.1', 1)]).toEqual([200, 200]);
    expect(await send('192.0.2.1', 1)).toBe(429);
    expect(await send('192.0.2.2', 1)).toBe(200);
  });

  it('is no other one with another end of an IPv6 address', async () => {
    const send = from(collector());
    await send('2001:db8:0:1::1', 2_000);

    expect([await send('2001:db8:0:1:ffff::2', 1), await send('2001:db8:0:2::1', 1)]).toEqual([429, 200]);
  });

  it('spends nothing by a fault of ours', async () => {
    let isDown = true;
    const put = async () => {
      if (isDown) throw new ProviderUnavailable('bus', false);
    };
    const send = from(collector({ bus: { putEvents: put } }));
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await send('192.0.2.1', 2_000)).toBe(503);
    errors.mockRestore();
    isDown = false;

    expect(await send('192.0.2.1', 1)).toBe(200);
  });

  it('is not counted where the key is secret: a server sends for everybody', async () => {
    const send = from(collector(), 'till2');

    expect([await send('192.0.2.1', 2_000), await send('192.0.2.1', 1)]).toEqual([200, 200]);
  });
});
