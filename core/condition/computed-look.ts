import { DAY_MS } from '../duration.ts';
import type { Grant } from '../offer/grant.ts';
import { defaultRules } from '../profile/fold-rules.ts';
import type { Profile } from '../profile/profile.ts';
import {
  type Computed,
  computedOf,
  daysSince,
  lastOrderAtMs,
  type Moment,
} from '../profile/stats/computed.ts';
import type { Answers } from './answers.ts';

/** A moment whose clock may be watched: told when something that is looked at will be different. `offer`: what her journey promised. */
export type Watched = Moment & Pick<Answers, 'changesAt'> & { offer?: Grant | undefined };

const iso = (atMs: number | undefined): string | undefined =>
  atMs === undefined ? undefined : new Date(atMs).toISOString();

/** What is worked out of a person's events, each part when it is looked at: nearly every condition asks for one. */
export class ComputedLook implements Record<keyof Computed, unknown> {
  readonly orders: number;
  readonly #profile: Profile;
  readonly #moment: Watched;
  #whole: Computed | undefined;
  /** When; null for never. */
  #ordered: number | null | undefined;

  constructor(profile: Profile, moment: Watched) {
    this.orders = profile.counters.orders;
    this.#profile = profile;
    this.#moment = moment;
  }

  get lastOrderAt() {
    return iso(lastOrderAtMs(this.#profile));
  }
  get daysSinceLastOrder() {
    if (this.#ordered === undefined) this.#ordered = lastOrderAtMs(this.#profile) ?? null;
    return this.#daysSince(this.#ordered ?? undefined);
  }
  get lastSeenAt() {
    return iso(this.#lastSeenAtMs());
  }
  get daysSinceLastSeen() {
    return this.#daysSince(this.#lastSeenAtMs());
  }
  get rfm() {
    this.#watchScores();
    return this.#rest().rfm;
  }
  get cancelledOrders() {
    return this.#rest().cancelledOrders;
  }
  get revenue() {
    return this.#rest().revenue;
  }
  get firstOrderAt() {
    return this.#rest().firstOrderAt;
  }
  get sources() {
    return this.#rest().sources;
  }
  get categoriesBought() {
    return this.#rest().categoriesBought;
  }
  get categoriesViewed() {
    return this.#rest().categoriesViewed;
  }

  #rest(): Computed {
    this.#whole ??= computedOf(this.#profile, this.#moment);
    return this.#whole;
  }

  #lastSeenAtMs(): number | undefined {
    const { lastSeenAtMs } = this.#profile;
    return lastSeenAtMs > 0 ? lastSeenAtMs : undefined;
  }

  #daysSince(atMs: number | undefined): number | undefined {
    if (atMs === undefined) return undefined;
    const days = daysSince(atMs, this.#moment.nowMs);
    this.#moment.changesAt?.(atMs + (days + 1) * DAY_MS, days + 1);
    return days;
  }

  /** The scores change with the days since her last order, at the thresholds only. */
  #watchScores(): void {
    const { nowMs, changesAt, rfm = defaultRules.people.rfm } = this.#moment;
    const atMs = lastOrderAtMs(this.#profile);
    if (!changesAt || atMs === undefined) return;
    const passed = rfm.recencyDays.find((days) => days >= daysSince(atMs, nowMs));
    if (passed !== undefined) changesAt(atMs + (passed + 1) * DAY_MS);
  }
}
