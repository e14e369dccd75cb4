import { cartOf } from '../cart/cart-of.ts';
import { type CartView, cartView } from '../cart/cart-view.ts';
import type { Profile } from '../profile/profile.ts';
import { profileView } from '../profile/profile-view.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { timesWithin } from '../profile/stats/counted.ts';
import type { RootName } from './root-names.ts';

/** Where the operator `times` looks; no path leads there. */
export const timesDone: unique symbol = Symbol('times');

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
  /** How often she did that within the window before the moment. */
  [timesDone](event: string, windowMs: number): number;
}

/**
 * The roots of one person and event at a moment: that of the event where it is judged, now where somebody has waited since. A
 * root is worked out when it is first looked at: most conditions need one.
 */
export const rootsOf = (profile: Profile, event: EventView, moment: Moment): Roots => {
  const made: Partial<Pick<Roots, 'profile' | 'cart'>> = {};
  return {
    event,
    offer: {},
    [timesDone]: (name, windowMs) => timesWithin(profile.stats.counted, name, windowMs, moment.nowMs),
    get profile() {
      made.profile ??= profileView(profile, moment);
      return made.profile;
    },
    get cart() {
      if (made.cart === undefined) made.cart = cartView(cartOf(profile));
      return made.cart;
    },
  };
};
