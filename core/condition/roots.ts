import { cartOf } from '../cart/cart-of.ts';
import { type CartView, cartView } from '../cart/cart-view.ts';
import { IDLE_MS } from '../cart/fold.ts';
import { offerRoot } from '../offer/offer-view.ts';
import type { Profile } from '../profile/profile.ts';
import { timesWithin } from '../profile/stats/counted.ts';
import { type Answers, answers, type ChangesAt } from './answers.ts';
import type { Watched } from './computed-look.ts';
import { type MessagesView, messagesView } from './messages-view.ts';
import { Person } from './person.ts';
import type { RootName } from './root-names.ts';
import { watchTimes } from './watch-times.ts';

/** An event as conditions and templates see it. */
export interface EventView {
  event: string;
  source: string;
  properties?: Record<string, unknown>;
}

export interface Roots extends Record<RootName, unknown> {
  event: EventView;
  profile: Readonly<Record<string, unknown>>;
  cart: CartView | null;
  offer: ReturnType<typeof offerRoot>;
  messages: MessagesView;
  [answers]: Answers;
}

class Asked implements Answers {
  readonly nowMs: number;
  readonly changesAt?: ChangesAt;
  readonly #profile: Profile;

  constructor(profile: Profile, { nowMs, changesAt }: Watched) {
    this.nowMs = nowMs;
    if (changesAt) this.changesAt = changesAt;
    this.#profile = profile;
  }

  times(event: string, windowMs: number): number {
    const { nowMs, changesAt } = this;
    if (changesAt) watchTimes(this.#profile, event, windowMs, { nowMs, changesAt });
    return timesWithin(this.#profile.stats.counted, event, windowMs, nowMs);
  }
  inSegment(id: string): boolean {
    return Object.hasOwn(this.#profile.segments ?? {}, id);
  }
  inJourney(id: string): boolean {
    const { entries } = this.#profile;
    return Object.hasOwn(entries, id) && entries[id]?.ended !== true;
  }
}

/**
 * Made for every event that a journey names: a root is worked out when it is first looked at. Several conditions may share it, so
 * what the clock changes is told at every look.
 */
class PersonRoots implements Roots {
  readonly event: EventView;
  readonly [answers]: Answers;
  readonly #profile: Profile;
  readonly #moment: Watched;
  #person: Person | undefined;
  #cart: CartView | null | undefined;
  #offer: Roots['offer'] | undefined;
  #messages: MessagesView | undefined;

  constructor(profile: Profile, event: EventView, moment: Watched) {
    this.event = event;
    this[answers] = new Asked(profile, moment);
    this.#profile = profile;
    this.#moment = moment;
  }

  get profile(): Person {
    this.#person ??= new Person(this.#profile, this.#moment);
    return this.#person;
  }
  get cart(): CartView | null {
    const { nowMs, changesAt } = this.#moment;
    if (this.#cart !== undefined && !changesAt) return this.#cart;
    const state = cartOf(this.#profile, nowMs);
    // One that nobody touches for 30 days empties by the clock alone.
    if (changesAt && state.lines.length > 0 && state.activityAtMs !== undefined)
      changesAt(state.activityAtMs + IDLE_MS + 1);
    this.#cart ??= cartView(state);
    return this.#cart;
  }
  get offer(): Roots['offer'] {
    const { nowMs, changesAt, offer } = this.#moment;
    if (changesAt || this.#offer === undefined)
      this.#offer = offerRoot({ held: this.#profile.offers, nowMs, changesAt }, offer);
    return this.#offer;
  }
  get messages(): MessagesView {
    this.#messages ??= messagesView(this.#profile);
    return this.#messages;
  }
}

/** The roots of one person and event at a moment: that of the event where it is judged, now where somebody has waited since. */
export const rootsOf = (profile: Profile, event: EventView, moment: Watched): Roots =>
  new PersonRoots(profile, event, moment);
