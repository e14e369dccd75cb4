import { describe, expect, it } from '@jest/globals';
import { ownLinks } from '../../../core/event/own-links.ts';
import type { EventSource } from '../../../core/ports.ts';

const source = (more: Partial<EventSource>): EventSource => ({
  id: 'web',
  kind: 'public',
  name: 'Web',
  origins: ['https://shop.example'],
  mayStateConsent: false,
  ...more,
});

const foreign = {
  product_id: 'p1',
  cart_url: 'https://evil.example/cart',
  products: [
    { product_id: 'p2', url: 'https://shop.example.evil.example/', image_url: 'javascript:alert(1)' },
  ],
};

describe('links in events', () => {
  it('of a public key lead to its own origins or are left out, also in products', () => {
    expect(ownLinks(foreign, source({}))).toEqual({ product_id: 'p1', products: [{ product_id: 'p2' }] });
  });

  it('to the shop stay', () => {
    const own = { cart_url: 'https://shop.example/cart', products: [{ url: 'https://shop.example/p2' }] };
    expect(ownLinks(own, source({}))).toEqual(own);
  });

  it('of a public key for any origin are left out: it names no place as its own', () => {
    expect(ownLinks({ cart_url: 'https://shop.example/cart' }, source({ origins: ['*'] }))).toEqual({});
  });

  it('of a secret key and of a developer’s own machine stay', () => {
    expect(ownLinks(foreign, source({ kind: 'secret' }))).toBe(foreign);
    expect(ownLinks(foreign, source({ origins: ['loopback'] }))).toBe(foreign);
  });
});
