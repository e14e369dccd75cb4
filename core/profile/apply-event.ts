import { cartOpOf } from '../cart/cart-op.ts';
import { compactLog, recordOp } from '../cart/log.ts';
import { register, registerPending } from '../consent/register.ts';
import type { Statements } from '../consent/statements-of.ts';
import { isBookkeeping } from '../event/bookkeeping.ts';
import { isVisit, type ShopEvent } from '../event/event.ts';
import { shortHash } from '../hash.ts';
import type { HeldOffers } from '../offer/grant.ts';
import { mergeOffers } from '../offer/held-offers.ts';
import { saidOfOffers } from '../offer/said-of-offers.ts';
import { withoutDropped } from '../push/device-dropped.ts';
import { listsAfter } from '../segment/list-words.ts';
import { defaultRules, type FoldRules } from './fold-rules.ts';
import { mergeLinks } from './links.ts';
import { noteBookkeeping } from './note-bookkeeping.ts';
import { isOperatorAct } from './operator/acts.ts';
import { mergeMarks, type OperatorMarks } from './operator/marks.ts';
import { mergeOrders, ordersOf } from './orders.ts';
import type { LinkedIdentity, Profile } from './profile.ts';
import { remember } from './seen.ts';
import { statsAfter } from './stats/stats-after.ts';
import { mergeTraits, observe, traitsSaid } from './traits.ts';

/** What an event says that was judged before: whose word it is decides what of it counts. */
export interface Accepted {
  links: readonly LinkedIdentity[];
  statements: Statements;
  /** What operators and ticket systems say of her. */
  marks?: OperatorMarks;
}

export const nothingAccepted: Accepted = { links: [], statements: { consents: [], pendingConsents: [] } };

/**
 * The person after one more event. The outcome does not depend on the order of arrival: every part is a union, a latest by
 * event time, or a fold in event time. Knows nothing of duplicates: ask `sightingOf` first.
 */
export const applyEvent = (
  profile: Profile,
  event: ShopEvent,
  accepted: Accepted = nothingAccepted,
  rules: FoldRules = defaultRules,
): Profile => {
  if (isBookkeeping(event)) return noteBookkeeping(profile, event, rules);
  const hash = shortHash(event.messageId);
  const { statements, marks } = accepted;
  const { bot: _judgedAnew, ...person } = profile;
  return {
    ...person,
    identities: withoutDropped(mergeLinks(profile.identities, accepted.links), event, accepted.links),
    ...saying(profile, event, rules),
    ...hearing(profile, statements),
    ...(marks && mergeMarks(profile, marks)),
    ...listsAfter(profile, event),
    ...doing(profile, event, hash),
    ...promising(profile, event, rules),
    stats: statsAfter(profile, event, rules.counted),
    ...presence(profile, event),
    ...remember(profile, [[hash, event.atMs]]),
  };
};

/** What nobody spoke of stays the very same, so that nobody need look whether it changed. */
const hearing = (profile: Profile, said: Statements): Partial<Profile> => ({
  ...(said.consents.length > 0 && { consents: register(profile.consents, said.consents) }),
  ...(said.pendingConsents.length > 0 && {
    pendingConsents: registerPending(profile.pendingConsents, said.pendingConsents),
  }),
});

const promising = (profile: Profile, event: ShopEvent, rules: FoldRules): Pick<Profile, 'offers'> => {
  const said = saidOfOffers(event, rules.withCoupons ?? false);
  const offers = said && mergeOffers(profile.offers ?? noOffers, said);
  return offers ? { offers } : {};
};

const noOffers: HeldOffers = { grants: [], coupons: [] };

const saying = (
  profile: Profile,
  event: ShopEvent,
  { people }: FoldRules,
): Pick<Profile, 'traits' | 'observed'> => {
  const { atMs, context } = event;
  const all = { ...context?.traits, ...event.traits };
  const said = event.type === 'identify' ? traitsSaid(all, event, people.namespaces) : {};
  const { timezone, locale } = context ?? {};
  return {
    traits: mergeTraits(profile.traits, said, people.traits),
    observed: observe(profile.observed, {
      ...(isZone(timezone, profile) && { timezone: { value: timezone, atMs } }),
      ...(isLocale(locale) && { locale: { value: locale, atMs } }),
    }),
  };
};

const doing = (profile: Profile, event: ShopEvent, hash: string): Partial<Profile> => {
  const op = cartOpOf(event, hash);
  const orders = ordersOf(event, hash);
  const latestMs = Math.max(profile.lastSeenAtMs, event.atMs);
  const counts = op && !(op.kind === 'order' && wasReported(profile, orders, event.atMs));
  return {
    cart: compactLog(counts ? recordOp(profile.cart, op) : profile.cart, latestMs),
    ...(orders && mergeOrders(profile, orders)),
  };
};

/** An order that was told before took out of the cart what it takes then. */
const wasReported = (
  { recentOrders }: Profile,
  said: Pick<Profile, 'recentOrders'> | undefined,
  atMs: number,
): boolean =>
  recentOrders.some(
    (known) =>
      !known.unplaced && known.atMs < atMs && said?.recentOrders.some(({ hash }) => hash === known.hash),
  );

/** A robot is who never was anything else. What is done about somebody says nothing of where she was. */
const presence = (profile: Profile, event: ShopEvent): Partial<Profile> => {
  const { atMs } = event;
  if (isOperatorAct(event)) return profile.bot ? { bot: true } : {};
  const isFirst = profile.lastSeenAtMs === 0;
  return {
    firstSeenAtMs: Math.min(profile.firstSeenAtMs, atMs),
    lastSeenAtMs: Math.max(profile.lastSeenAtMs, atMs),
    ...(isVisit(event) && { lastVisitAtMs: Math.max(profile.lastVisitAtMs ?? 0, atMs) }),
    ...(event.context?.test === true && { staff: true }),
    ...((isFirst || profile.bot) && event.bot && { bot: true }),
  };
};

/** Asking whether a zone exists is slow; that of the last event does. */
const isZone = (value: unknown, { observed }: Profile): value is string => {
  if (typeof value !== 'string' || value.length > 64) return false;
  if (value === observed.timezone?.value) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
};

const isLocale = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z]{2,3}([-_@][A-Za-z0-9]+)*$/.test(value) && value.length <= 35;
