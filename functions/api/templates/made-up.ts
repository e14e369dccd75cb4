import type { ShopEvent } from '../../../core/event/event.ts';
import { foldAlone } from '../../../core/journey/simulate/fold-alone.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { FoldRules } from '../../../core/profile/fold-rules.ts';
import type { Profile } from '../../../core/profile/profile.ts';

export interface MadeUp {
  /** What she said of herself. */
  traits?: Record<string, unknown> | undefined;
  /** What lies in her cart, as a cart event says it. */
  products?: Record<string, unknown>[] | undefined;
}

const ann: { traits: Record<string, unknown>; products: Record<string, unknown>[] } = {
  traits: { firstName: 'Ann', email: 'ann@example.com' },
  products: [
    { product_id: 'p1', name: 'Kettle', price: 19.9, quantity: 2 },
    { product_id: 'p2', name: 'Teapot', price: 5.5, quantity: 1 },
  ],
};

/** Somebody who does not exist: as the fold makes her of what she says and puts into her cart. Ann, of whom nothing is said. */
export const madeUpPerson = (said: MadeUp | undefined, rules: FoldRules, nowMs: number): Profile => {
  const { traits = ann.traits, products = ann.products } = said ?? ann;
  const of = (event: Partial<ShopEvent>, atMs: number): ShopEvent =>
    ({ source: 'server', atMs, messageId: String(atMs), ...event }) as ShopEvent;
  const cart = { cart_id: 'c1', currency: 'EUR', products };
  const events = [
    of({ type: 'identify', event: 'Identified', traits }, nowMs - 2),
    ...(products.length > 0
      ? [of({ type: 'track', event: 'Cart Viewed', properties: cart }, nowMs - 1)]
      : []),
  ];
  return foldAlone(emptyProfile('made-up', nowMs), events, nowMs, rules).after;
};
