import { describe, expect, it } from '@jest/globals';
import { newSecrets, standInBrowser } from '../../../local/push/stand-in-browser.ts';
import { collector } from '../../support/collect.ts';

const { keys } = standInBrowser(newSecrets());
const subscription = { endpoint: 'https://push.example/1', expirationTime: null, keys };
const address = `https://push.example/1#${keys.p256dh}.${keys.auth}`;
const path = '/v1/push/subscriptions';

describe('the key for subscribing', () => {
  it('is told to whoever has a write key, by query as by header', async () => {
    const { call } = collector();
    const ask = { method: 'GET', path: '/v1/push/key' };

    const answers = [
      await call({ ...ask, query: { writeKey: 'WK_demo' } }),
      await call({ ...ask, headers: { 'x-write-key': 'WK_demo' } }),
    ];

    expect(answers.map(({ status, json }) => [status, json])).toEqual(
      Array(2).fill([200, { publicKey: 'BKey' }]),
    );
    expect(answers[0]?.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect((await call(ask)).status).toBe(401);
  });
});

describe('a subscription', () => {
  it('is an event of its person, with the browser as her device', async () => {
    const { post, events } = collector();
    const said = { subscription, anonymousId: 'a1', userId: 'u1', writeKey: 'WK_demo' };

    expect((await post(path, said, { origin: 'https://shop.example' })).status).toBe(200);

    expect(events()).toMatchObject([
      {
        type: 'track',
        event: 'Push Subscribed',
        anonymousId: 'a1',
        userId: 'u1',
        context: { device: { type: 'webpush', token: address } },
      },
    ]);
  });

  it('is refused without a key, from a foreign page, and where it is none', async () => {
    const { call, post, events } = collector();
    const said = { subscription, anonymousId: 'a1', writeKey: 'WK_demo' };

    expect([
      (await call({ path, body: { subscription, anonymousId: 'a1' } })).status,
      (await post(path, said, { origin: 'https://evil.example' })).status,
      (await post(path, { ...said, subscription: { endpoint: 'https://push.example/1' } }, {})).status,
      (await post(path, { subscription, writeKey: 'WK_demo' }, {})).status,
    ]).toEqual([401, 403, 400, 400]);
    expect(events()).toEqual([]);
  });
});
