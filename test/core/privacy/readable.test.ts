import { expect, it } from '@jest/globals';
import { readable } from '../../../core/privacy/readable.ts';

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
