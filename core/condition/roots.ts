import { cartOf } from '../cart/cart-of.ts';
import { type CartView, cartView } from '../cart/cart-view.ts';
import type { Profile } from '../profile/profile.ts';
import { profileView } from '../profile/profile-view.ts';
import type { RootName } from './root-names.ts';

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
}

/** The roots of one person and event. A root is worked out when it is first looked at: most conditions need one. */
export const rootsOf = (profile: Profile, event: EventView): Roots => {
  const made: Partial<Pick<Roots, 'profile' | 'cart'>> = {};
  return {
    event,
    offer: {},
    get profile() {
      made.profile ??= profileView(profile);
      return made.profile;
    },
    get cart() {
      if (made.cart === undefined) made.cart = cartView(cartOf(profile));
      return made.cart;
    },
  };
};
