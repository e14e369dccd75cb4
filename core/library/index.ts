import { backInStock } from './journeys/back-in-stock.ts';
import { birthday } from './journeys/birthday.ts';
import { browseAbandoned } from './journeys/browse-abandoned.ts';
import { cartAbandoned } from './journeys/cart-abandoned.ts';
import { checkoutAbandoned } from './journeys/checkout-abandoned.ts';
import { crossSell } from './journeys/cross-sell.ts';
import { orderStatus } from './journeys/order-status.ts';
import { pickUp } from './journeys/pick-up.ts';
import { priceDrop } from './journeys/price-drop.ts';
import { replenishment } from './journeys/replenishment.ts';
import { reviewRequest } from './journeys/review-request.ts';
import { welcome } from './journeys/welcome.ts';
import { winBack } from './journeys/win-back.ts';
import type { ReadyJourney } from './ready-journey.ts';

/** Ready journeys, in the order in which a shop would take them up. */
export const library: readonly ReadyJourney[] = [
  cartAbandoned,
  checkoutAbandoned,
  browseAbandoned,
  welcome,
  crossSell,
  reviewRequest,
  replenishment,
  winBack,
  birthday,
  priceDrop,
  backInStock,
  pickUp,
  orderStatus,
];
