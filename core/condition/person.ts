import { type OfferView, offerViews } from '../offer/offer-view.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import { traitsOf } from '../profile/trait-of.ts';
import { ComputedLook, type Watched } from './computed-look.ts';

/** No trait has these names for conditions: they are known otherwise. */
const OURS = new Set(['id', 'counters', 'email', 'phone', 'offers', 'computed', 'traits', '__proto__']);

/**
 * A person as conditions see her: what `profileView` shows, each part when it is looked at. Made for every event of hers that a
 * journey names.
 */
export class Person {
  readonly [trait: string]: unknown;
  readonly id: string;
  readonly counters: Profile['counters'];
  readonly #profile: Profile;
  readonly #moment: Watched;
  #computed: ComputedLook | undefined;

  constructor(profile: Profile, moment: Watched) {
    this.id = profile.id;
    this.counters = profile.counters;
    this.#profile = profile;
    this.#moment = moment;
    const own = this as Record<string, unknown>;
    for (const name of Object.keys(profile.traits)) {
      const value = profile.traits[name]?.value;
      if (value !== null && !OURS.has(name)) own[name] = value;
    }
  }

  /** The same once more, as the API shows them. */
  get traits(): Record<string, unknown> {
    return traitsOf(this.#profile);
  }
  get email(): string | undefined {
    return addressOf(this.#profile, 'email');
  }
  get phone(): string | undefined {
    return addressOf(this.#profile, 'sms');
  }
  get offers(): OfferView[] {
    const { nowMs, changesAt } = this.#moment;
    return offerViews({ held: this.#profile.offers, nowMs, changesAt });
  }
  get computed(): ComputedLook {
    this.#computed ??= new ComputedLook(this.#profile, this.#moment);
    return this.#computed;
  }
}
