import { useEffect, useRef } from 'react';
import type { ProductId } from './catalogue.ts';
import type { SentEvent } from './client.ts';
import type { Shopper } from './shopper.ts';
import type { Shop } from './use-shop.ts';

/** How the story, which holds the shop in a frame of its own, acts as the customer. */
export interface ShopRemote {
  logIn(shopper: Shopper): void;
  add(id: ProductId): void;
  sent(): SentEvent[];
}

declare global {
  interface Window {
    kaskadShop?: ShopRemote;
  }
}

/** Offers the shop to the page around it; both are of one origin, nobody else can reach in. */
export function useRemote(shop: Shop): void {
  const latest = useRef(shop);
  latest.current = shop;
  useEffect(() => {
    window.kaskadShop = {
      logIn: (shopper) => latest.current.logIn(shopper),
      add: (id) => latest.current.add(id),
      sent: () => latest.current.state.sent,
    };
    return () => {
      delete window.kaskadShop;
    };
  }, []);
}
