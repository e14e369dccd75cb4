import { cartOf } from '../cart/cart-of.ts';
import { type EventView, type Roots, rootsOf } from '../condition/roots.ts';
import type { ShopSettings } from '../config/settings.ts';
import type { Grant } from '../offer/grant.ts';
import { type Catalogue, noCatalogue } from '../product/catalogue.ts';
import { type SaidEvent, shownBy, shownEvent } from '../product/shown.ts';
import { type ShownCart, shownCart } from '../product/shown-cart.ts';
import type { Profile } from '../profile/profile.ts';
import { profileView } from '../profile/profile-view.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { traitOf } from '../profile/trait-of.ts';
import { asLocale } from './locale.ts';
import type { MessageLinks } from './message-links.ts';

/** What a template may show: the same roots as conditions, the shop, and links made for this one message. */
export interface MessageContext {
  event: EventView;
  profile: Record<string, unknown>;
  cart: (ShownCart & { url?: string }) | null;
  offer: Roots['offer'];
  /** What reached her before. */
  messages: Roots['messages'];
  shop: { name: string };
  /** BCP 47, for words and numbers. */
  locale: string;
  /** Where the message leads: what the event is about, else the cart, else the shop. Through our redirect. */
  link?: string;
  unsubscribe_url?: string;
  preferences_url?: string;
  confirm_url?: string;
}

export interface MessageAsk extends Moment {
  profile: Profile;
  /** What started the journey. */
  event: SaidEvent;
  shop: ShopSettings;
  /** What the catalogue says of what the message is about; as if there were none if left out. */
  catalogue?: Catalogue;
  /** What her journey promised her. */
  offer?: Grant | undefined;
  /** Signed by the caller. */
  links: MessageLinks;
}

/** Traits that name a place, and were said by somebody who may be anybody, are in no message. */
const known = (profile: Profile): Profile => ({
  ...profile,
  traits: Object.fromEntries(Object.entries(profile.traits).filter(([, { claimed }]) => !claimed)),
});

/** What she chose, else what her device speaks. */
const localeOf = (profile: Profile): string | undefined =>
  asLocale(traitOf(profile, 'locale')) ?? asLocale(profile.observed.locale?.value);

/** Everything that the templates of one message may look at. */
export const messageContext = (ask: MessageAsk): MessageContext => {
  const { profile, event, shop, links, catalogue = noCatalogue, ...moment } = ask;
  const by = shownBy(shop, catalogue);
  const roots = rootsOf(profile, event, moment);
  const cart = shownCart(cartOf(profile, moment.nowMs), by);
  const unsubscribe = links.unsubscribe === undefined ? {} : { unsubscribe_url: links.unsubscribe };
  const url = links.cart === undefined ? {} : { url: links.cart };
  return {
    event: shownEvent(event, by),
    profile: profileView(known(profile), moment),
    cart: cart && { ...cart, ...url },
    offer: roots.offer,
    messages: roots.messages,
    shop: { name: shop.name },
    locale: localeOf(profile) ?? asLocale(shop.locale) ?? 'en',
    ...(links.link !== undefined && { link: links.link }),
    ...unsubscribe,
    ...(links.confirm !== undefined && { confirm_url: links.confirm }),
    ...(links.preferences !== undefined && { preferences_url: links.preferences }),
  };
};
