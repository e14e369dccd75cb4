import type { CartView } from '../cart/cart-view.ts';
import type { EventView } from '../condition/roots.ts';
import type { Channel } from '../consent/consent.ts';
import type { OfferView } from '../offer/offer-view.ts';
import type { MessageContext } from './message-context.ts';
import { mailPages } from './message-links.ts';

/** `always`: it is there whoever is written to. `maybe`: of some people, or in some journeys, it is not. */
type Known = 'always' | 'maybe' | { fields: Readonly<Record<string, Known>>; others?: Known };

const cart: Record<keyof CartView | 'url', Known> = {
  id: 'maybe',
  items: 'always',
  value: 'maybe',
  currency: 'maybe',
  totals: 'maybe',
  updatedAt: 'maybe',
  cartUrl: 'maybe',
  checkoutUrl: 'maybe',
  url: 'maybe',
};

const offer: Record<keyof OfferView, Known> = {
  id: 'maybe',
  name: 'maybe',
  terms: 'maybe',
  status: 'maybe',
  code: 'maybe',
  grantedAt: 'maybe',
  expiresAt: 'maybe',
  usedAt: 'maybe',
  journeyId: 'maybe',
};

const event: Record<keyof EventView, Known> = {
  event: 'always',
  source: 'always',
  properties: { fields: {}, others: 'maybe' },
};

const open: Known = { fields: {}, others: 'always' };

/** What templates may look at. What stands in traits and events only the shop knows: any name may be right there. */
const roots: Record<keyof MessageContext, Known> = {
  event: { fields: event },
  profile: {
    fields: {
      id: 'always',
      email: 'always',
      phone: 'always',
      counters: open,
      computed: open,
      offers: 'always',
      traits: { fields: {}, others: 'maybe' },
    },
    others: 'maybe',
  },
  cart: { fields: cart },
  offer: { fields: offer },
  messages: open,
  shop: { fields: { name: 'always' } },
  locale: 'always',
  link: 'maybe',
  unsubscribe_url: 'maybe',
  preferences_url: 'maybe',
  confirm_url: 'maybe',
};

/** Liquid's own words for lists. */
const ofLists = new Set(['size', 'first', 'last']);

/** Links that every mail has. */
const ofMail = new Set(mailPages.map((page) => `${page}_url`));

export type Standing = { kind: 'always' | 'maybe' } | { kind: 'unknown'; name: string; known: string[] };

/** Is something there under these names, in a message by one of the channels? */
export const standingOf = (names: readonly string[], channels: readonly Channel[]): Standing => {
  let known: Known = { fields: roots };
  for (const [index, name] of names.entries()) {
    if (known === 'always' || known === 'maybe') return { kind: known };
    if (ofLists.has(name)) return { kind: 'always' };
    const next: Known | undefined = Object.hasOwn(known.fields, name) ? known.fields[name] : known.others;
    if (next === undefined)
      return {
        kind: 'unknown',
        name: names.slice(0, index + 1).join('.'),
        known: Object.keys(known.fields),
      };
    known = next;
  }
  const isMail = channels.every((channel) => channel === 'email');
  if (ofMail.has(names[0] ?? '') && isMail) return { kind: 'always' };
  return { kind: known === 'maybe' ? 'maybe' : 'always' };
};
