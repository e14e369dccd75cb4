import { cartOf } from '../cart/cart-of.ts';
import { type CartView, cartView } from '../cart/cart-view.ts';
import { defaultRules } from '../profile/fold-rules.ts';
import type { Profile } from '../profile/profile.ts';
import { profileView } from '../profile/profile-view.ts';
import { computedOf, type Moment } from '../profile/stats/computed.ts';
import { timesWithin } from '../profile/stats/counted.ts';
import { type Answers, answers } from './answers.ts';
import { type MessagesView, messagesView } from './messages-view.ts';
import type { RootName } from './root-names.ts';
import { watchComputed, watchTimes } from './when-changes.ts';

/** An event as conditions and templates see it. */
export interface EventView {
  event: string;
  source: string;
  properties?: Record<string, unknown>;
}

export interface Roots extends Record<RootName, unknown> {
  event: EventView;
  profile: Record<string, unknown>;
  cart: CartView | null;
  offer: Record<string, unknown>;
  messages: MessagesView;
  [answers]: Answers;
}

/** A moment whose clock is watched: told when something that is looked at will be different. */
export type Watched = Moment & Pick<Answers, 'changesAt'>;

const answersOf = (profile: Profile, { nowMs, changesAt }: Watched): Answers => ({
  nowMs,
  ...(changesAt && { changesAt }),
  times(event, windowMs) {
    if (changesAt) watchTimes(profile, event, windowMs, { nowMs, changesAt });
    return timesWithin(profile.stats.counted, event, windowMs, nowMs);
  },
  inSegment: (id) => Object.hasOwn(profile.segments ?? {}, id),
  inJourney: (id) => Object.hasOwn(profile.entries, id) && profile.entries[id]?.ended !== true,
});

const viewOf = (profile: Profile, { changesAt, ...moment }: Watched): Record<string, unknown> => {
  const view = profileView(profile, moment);
  if (!changesAt) return view;
  const clock = { nowMs: moment.nowMs, changesAt };
  const { recencyDays } = moment.rfm ?? defaultRules.people.rfm;
  return Object.defineProperty(view, 'computed', {
    get: () => watchComputed(computedOf(profile, moment), recencyDays, clock),
  });
};

/**
 * The roots of one person and event at a moment: that of the event where it is judged, now where somebody has waited since. A
 * root is worked out when it is first looked at: most conditions need one.
 */
export const rootsOf = (profile: Profile, event: EventView, moment: Watched): Roots => {
  const made: Partial<Pick<Roots, 'profile' | 'cart' | 'messages'>> = {};
  return {
    event,
    offer: {},
    [answers]: answersOf(profile, moment),
    get profile() {
      made.profile ??= viewOf(profile, moment);
      return made.profile;
    },
    get cart() {
      if (made.cart === undefined) made.cart = cartView(cartOf(profile));
      return made.cart;
    },
    get messages() {
      made.messages ??= messagesView(profile);
      return made.messages;
    },
  };
};
