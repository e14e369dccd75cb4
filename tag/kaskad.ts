import { type Api, type ApiOptions, createApi } from './api.ts';
import { type Cart, restoredCart } from './cart.ts';
import { eventOf, type Said, type TagEvent } from './event.ts';
import { createMemory, type Memory, type Who } from './memory.ts';
import { intoSlot, type Show, showOnsite } from './onsite.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import {
  endForWhoLeft,
  type PushAnswer,
  type PushOptions,
  renew,
  type SayDevice,
  subscribe,
  unsubscribe,
} from './push.ts';

type Fields = Record<string, unknown>;

export interface LoadOptions extends Pick<ApiOptions, 'shopperToken'> {
  /** Another address of Kaskad than the one this script came from. */
  origin?: string;
  /** Keeps nothing in the browser beyond this page. */
  forgetful?: boolean;
}

/** What a page says. Before `load` it says nothing to anybody. */
export interface Kaskad {
  load(writeKey: string, options?: LoadOptions): void;
  track(event: string, properties?: Fields, context?: Fields): void;
  page(name?: string, properties?: Fields): void;
  identify(userId: string | undefined, traits?: Fields): void;
  /** `{ email: 'granted', sms: 'denied' }`; a public key says it only where its source may. */
  consent(said: Record<string, 'granted' | 'denied' | Fields>): void;
  /** Log-out: whoever comes next is somebody else, and gets none of her messages by push. Wait for it before the page goes elsewhere. */
  reset(): Promise<void>;
  subscribe(options?: PushOptions): Promise<PushAnswer>;
  unsubscribe(): Promise<void>;
  /** The cart that a message led here for, if one did. */
  cart(show?: (cart: Cart) => void): Promise<Cart | undefined>;
  /** What the shop has to say in this place, into the element `data-kaskad-slot`, or as `show` draws it. */
  onsite(slot?: string, show?: Show): Promise<void>;
  anonymousId(): string;
  /** Hears of each event as it is said. */
  on(listener: (event: TagEvent) => void): void;
}

interface Loaded {
  api: Api;
  memory: Memory;
  outbox: Outbox;
}

const storageOf = ({ forgetful }: LoadOptions): Storage | undefined => {
  try {
    return forgetful ? undefined : localStorage;
  } catch {
    return undefined;
  }
};

export const createKaskad = (scriptOrigin: string): Kaskad => {
  let loaded: Loaded | undefined;
  const listeners: ((event: TagEvent) => void)[] = [];
  const ready = (): Loaded => {
    if (!loaded) throw new Error('kaskad.load(writeKey) comes first');
    return loaded;
  };
  const say = (said: Said, who: Who = ready().memory.get()): void => {
    const event = eventOf(said, who);
    ready().outbox.add(event);
    for (const listener of listeners) listener(event);
  };
  const sayUnsubscribed: SayDevice = (device, who) =>
    say({ type: 'track', event: 'Push Unsubscribed', properties: {}, context: { device } }, who);
  let leaving = Promise.resolve();
  const leave = (memory: Memory): Promise<void> => {
    leaving = leaving.then(() => endForWhoLeft(memory, sayUnsubscribed)).catch(() => undefined);
    return leaving;
  };
  return {
    load(writeKey, options = {}) {
      const { origin = scriptOrigin, shopperToken } = options;
      const api = createApi({ origin, writeKey, ...(shopperToken && { shopperToken }) });
      const memory = createMemory(storageOf(options));
      loaded = { api, memory, outbox: createOutbox(api) };
      void leave(memory)
        .then(() => renew(api, memory))
        .catch(() => undefined);
    },
    track: (event, properties = {}, context = {}) => say({ type: 'track', event, properties, context }),
    page: (name, properties = {}) => say({ type: 'page', ...(name && { name }), properties }),
    identify(userId, traits = {}) {
      const { api, memory } = ready();
      if (userId !== undefined) memory.set({ userId });
      say({ type: 'identify', traits });
      void renew(api, memory).catch(() => undefined);
    },
    consent: (said) => say({ type: 'identify', traits: { consent: said } }),
    reset() {
      const { memory } = ready();
      memory.forget();
      return leave(memory);
    },
    subscribe: (options = {}) => subscribe(ready().api, ready().memory, options, leaving),
    unsubscribe: () => unsubscribe(ready().memory, sayUnsubscribed),
    cart: (show) => restoredCart(ready().api, show),
    onsite: (slot = 'default', show = intoSlot(slot)) => showOnsite(ready().api, ready().memory, slot, show),
    anonymousId: () => ready().memory.get().anonymousId,
    on: (listener) => void listeners.push(listener),
  };
};
