import { useEffect, useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changeQuantity, type Line } from './cart.ts';
import type { ProductId } from './catalogue.ts';
import type { SentEvent } from './client.ts';
import { type Device, load, save } from './device.ts';
import { forgetShopper, segment, startSegment } from './segment.ts';
import { cartProperties, orderProperties, productProperties, type ShopWords } from './shop-events.ts';
import { type Shopper, traitsOf } from './shopper.ts';
import { hasTag, subscribeToPush } from './tag.ts';

export interface ShopState {
  cartId: string;
  lines: Line[];
  shopper?: Shopper | undefined;
  step: 'cart' | 'checkout' | 'ordered';
  orderId?: string;
  sent: SentEvent[];
}

const shortId = (): string => crypto.randomUUID().slice(0, 8);
const freshCart = () => ({ cartId: `cart-${shortId()}`, lines: [] as Line[] });
const merge = (state: ShopState, change: Partial<ShopState>): ShopState => ({ ...state, ...change });

function initialState(device: Device): ShopState {
  const cart = load<{ cartId: string; lines: Line[] }>(device, 'cart') ?? freshCart();
  return { ...cart, shopper: load<Shopper>(device, 'shopper'), step: 'cart', sent: [] };
}

const timezone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything a visitor can do in the demo shop; each deed is also a call of Segment's client. */
export function useShop(device: Device) {
  const { t, i18n } = useTranslation();
  const [state, change] = useReducer(merge, device, initialState);
  const latest = useRef(state);
  latest.current = state;
  const cartUrl = `${location.origin}/shop${hasTag() ? '?tag' : ''}`;
  const words: ShopWords = { origin: location.origin, cartUrl, nameOf: (id) => t(`product.${id}`) };

  const update = (next: Partial<ShopState>): void => {
    latest.current = { ...latest.current, ...next };
    change(next);
    save(device, 'cart', { cartId: latest.current.cartId, lines: latest.current.lines });
    save(device, 'shopper', latest.current.shopper);
  };

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    startSegment(device, latest.current.shopper?.userId, (sent) =>
      update({ sent: [sent, ...latest.current.sent].slice(0, 40) }),
    );
  });

  const trackProduct = (event: string, id: ProductId, quantity: number): void => {
    const cart = { cart_id: latest.current.cartId, cart_url: words.cartUrl };
    segment().track(event, { ...productProperties(id, quantity, words), ...cart });
  };
  const trackCart = (event: string): void => {
    segment().track(event, cartProperties(latest.current.cartId, latest.current.lines, words));
  };

  return {
    state,
    words,
    view: (id: ProductId) => trackProduct('Product Viewed', id, 1),
    viewCart: () => trackCart('Cart Viewed'),
    add(id: ProductId) {
      update({ lines: changeQuantity(latest.current.lines, id, 1), step: 'cart' });
      trackProduct('Product Added', id, 1);
    },
    remove(id: ProductId, quantity: number) {
      update({ lines: changeQuantity(latest.current.lines, id, -quantity) });
      trackProduct('Product Removed', id, quantity);
    },
    async logIn(shopper: Shopper) {
      update({ shopper });
      // A browser that is nobody's yet may be taken into her profile; a public key may not add one to it.
      if (shopper.consent.push && hasTag()) await subscribeToPush();
      const push =
        shopper.consent.push && !hasTag()
          ? { token: `demo-${device.name}-${shortId()}${shortId()}`, type: 'web' }
          : undefined;
      if (push) segment().track('Device Registered', {}, { context: { device: push } });
      segment().identify(shopper.userId, traitsOf(shopper, i18n.language, timezone()));
    },
    logOut() {
      forgetShopper(device);
      update({ ...freshCart(), shopper: undefined, step: 'cart' });
    },
    checkOut() {
      update({ step: 'checkout' });
      trackCart('Checkout Started');
    },
    backToCart: () => update({ step: 'cart' }),
    order() {
      const orderId = `W-${shortId().toUpperCase()}`;
      segment().track(
        'Order Completed',
        orderProperties(orderId, latest.current.cartId, latest.current.lines, words),
      );
      update({ ...freshCart(), step: 'ordered', orderId });
    },
    restore(lines: Line[], cartId: string | undefined) {
      update({ lines, step: 'cart', ...(cartId ? { cartId } : {}) });
      trackCart('Cart Viewed');
    },
  };
}

export type Shop = ReturnType<typeof useShop>;
