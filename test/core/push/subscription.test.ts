import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subscriptionAddress, subscriptionOf } from '../../../core/push/subscription.ts';
import { newSecrets, standInBrowser } from '../../../local/push/stand-in-browser.ts';

const { keys } = standInBrowser(newSecrets());
const endpoint = 'https://push.example/send/abc:DEF_1';
const said = { endpoint, expirationTime: null, keys };
const address = `${endpoint}#${keys.p256dh}.${keys.auth}`;

describe('a push subscription', () => {
  it('is one address, however it is said', () => {
    const other = (text: string) => `${text.replaceAll('-', '+').replaceAll('_', '/')}==`;
    const spelled = { endpoint, keys: { p256dh: other(keys.p256dh), auth: other(keys.auth) } };

    expect([said, JSON.stringify(said), ` ${address} `, spelled].map(subscriptionAddress)).toEqual(
      Array(4).fill(address),
    );
    expect(subscriptionOf(address)).toEqual({ endpoint, ...keys });
  });

  it.each([
    ['no endpoint', { keys }],
    ['an endpoint that is not https', { ...said, endpoint: 'http://push.example/1' }],
    ['an endpoint with a user', { ...said, endpoint: 'https://a:b@push.example/1' }],
    ['an endpoint with a fragment', { ...said, endpoint: `${endpoint}#x` }],
    ['an endpoint that is too long', { ...said, endpoint: `${endpoint}${'x'.repeat(800)}` }],
    ['a script', { ...said, endpoint: 'javascript:alert(1)' }],
    ['a key that is no point', { ...said, keys: { ...keys, p256dh: 'A'.repeat(87) } }],
    ['a secret that is too short', { ...said, keys: { ...keys, auth: 'abc' } }],
    ['a device token', 'token1'],
    ['broken JSON', '{"endpoint"'],
    ['nothing', undefined],
  ])('is none with %s', (_what, raw) => {
    expect(subscriptionAddress(raw)).toBeUndefined();
  });

  it('never throws, and what it takes it takes again as it is', () => {
    const parts = fc.record({
      endpoint: fc.oneof(fc.webUrl(), fc.string()),
      keys: fc.constantFrom(keys, {}),
    });
    fc.assert(
      fc.property(fc.oneof(parts, fc.anything(), fc.json()), (raw) => {
        const once = subscriptionAddress(raw);
        if (once !== undefined) expect(subscriptionAddress(once)).toBe(once);
      }),
    );
  });
});
