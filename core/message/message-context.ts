import type { CartItemView, CartView } from '../cart/cart-view.ts';
import { type EventView, type Roots, rootsOf } from '../condition/roots.ts';
import type { ShopSettings } from '../config/settings.ts';
import type { Grant } from '../offer/grant.ts';
import type { Profile } from '../profile/profile.ts';
import { profileView } from '../profile/profile-view.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { traitOf } from '../profile/trait-of.ts';
import { asLocale } from './locale.ts';

/** An item as templates show it: always with its currency. */
type MessageItem = CartItemView & { currency?: string | null };

/** What a template may show: the same roots as conditions, the shop, and links made for this one message. */
export interface MessageContext {
  event: EventView;
  profile: Record<string, unknown>;
  cart: (Omit<CartView, 'items'> & { items: MessageItem[]; url?: string }) | null;
  offer: Roots['offer'];
  /** What reached her before. */
  messages: Roots['messages'];
  shop: { name: string };
  /** BCP 47, for words and numbers. */
  locale: string;
  /** Where the message leads: what the event is about, else the cart, else the shop. Through our redirect. */
  link?: string;
  unsubscribe_url?: string;
}

export interface MessageAsk extends Moment {
  profile: Profile;
  /** What started the journey. */
  event: EventView;
  shop: ShopSettings;
  /** What her journey promised her. */
  offer?: Grant | undefined;
  /** Signed by the caller; `{{ cart.url }}`, `{{ link }}` and `{{ unsubscribe_url }}`. */
  links: { cart?: string; link?: string; unsubscribe?: string };
}

const itemsOf = ({ items, currency }: CartView): MessageItem[] =>
  items.map((item) => ({ ...item, currency: item.currency ?? currency }) as MessageItem);

/** What she chose, else what her device speaks. */
const localeOf = (profile: Profile): string | undefined =>
  asLocale(traitOf(profile, 'locale')) ?? asLocale(profile.observed.locale?.value);

/** Everything that the templates of one message may look at. */
export const messageContext = ({ profile, event, shop, links, ...moment }: MessageAsk): MessageContext => {
  const roots = rootsOf(profile, event, moment);
  const { cart } = roots;
  const unsubscribe = links.unsubscribe === undefined ? {} : { unsubscribe_url: links.unsubscribe };
  const url = links.cart === undefined ? {} : { url: links.cart };
  return {
    event,
    profile: profileView(profile, moment),
    cart: cart && { ...cart, items: itemsOf(cart), ...url },
    offer: roots.offer,
    messages: roots.messages,
    shop: { name: shop.name },
    locale: localeOf(profile) ?? asLocale(shop.locale) ?? 'en',
    ...(links.link !== undefined && { link: links.link }),
    ...unsubscribe,
  };
};
