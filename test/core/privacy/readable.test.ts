import { expect, it } from '@jest/globals';
import { readable } from '../../../core/privacy/readable.ts';
import { newSecrets, standInBrowser } from '../../../local/push/stand-in-browser.ts';

it('what is held is told in instants and decimals, by names without units', () => {
  const held = {
    linkedAtMs: 0,
    atMs: 1000,
    expiresAtSeconds: 1,
    lines: [{ priceMinor: 1990, currency: 'EUR', quantity: 2 }, { priceMinor: 5 }],
    nothing: null,
  };
  expect(readable(held)).toEqual({
    linkedAt: '1970-01-01T00:00:00.000Z',
    at: '1970-01-01T00:00:01.000Z',
    expiresAt: '1970-01-01T00:00:01.000Z',
    lines: [{ price: 19.9, currency: 'EUR', quantity: 2 }, { priceMinor: 5 }],
    nothing: null,
  });
  expect(readable({ atMs: Number.MAX_VALUE })).toEqual({ at: Number.MAX_VALUE });
});

it('of a browser’s subscription it is told where it is, never its keys', () => {
  const { keys } = standInBrowser(newSecrets());
  const endpoint = 'https://push.example/send/1';
  const subscription = { endpoint, keys };
  const address = `${endpoint}#${keys.p256dh}.${keys.auth}`;
  const device = (token: unknown) => ({ context: { device: { token } } });
  const held = [{ value: address }, address, device(subscription), device(JSON.stringify(subscription))];

  expect(readable(held)).toEqual([{ value: endpoint }, endpoint, device({ endpoint }), device(endpoint)]);
  const others = { keys: ['a'], text: '#1', code: '{}', url: 'https://shop.example/a#b' };
  expect(readable(others)).toEqual(others);
});
