import type { Counters } from '../../core/analytics/ports.ts';
import type { PeopleSettings } from '../../core/config/people-settings.ts';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import type { Enrollments, EntryCaps, Wakes } from '../../core/journey/ports.ts';
import type { ReactAsk, Reaction } from '../../core/journey/reaction-sheet.ts';
import type { LiveTeller } from '../../core/live/live.ts';
import type { Offers } from '../../core/offer/offers.ts';
import type {
  Bus,
  Clock,
  Clocks,
  Memberships,
  MergeLog,
  Profiles,
  PublishedConfig,
  Timeline,
} from '../../core/ports.ts';
import type { Erasure } from '../../core/privacy/erasure.ts';
import type { Interests } from '../../core/product/ports.ts';
import type { Profile } from '../../core/profile/profile.ts';

/** What journeys make of a person's events. */
export interface Journeys {
  index(journeys: PublishedJourney[]): JourneyIndex;
  needsEnrollments(
    journeys: JourneyIndex,
    before: Profile,
    after: Profile,
    events: readonly AppliedEvent[],
    rfm: PeopleSettings['rfm'],
  ): boolean;
  react(ask: ReactAsk): Reaction;
}

export interface UpdateProfilePorts {
  profiles: Profiles;
  enrollments: Enrollments;
  entryCaps: EntryCaps;
  timeline: Pick<Timeline, 'append' | 'seen'>;
  wakes: Wakes;
  memberships: Memberships;
  clocks: Clocks;
  mergeLog: MergeLog;
  counters: Counters;
  offers: Pick<Offers, 'markUsed'>;
  interests: Pick<Interests, 'put' | 'remove'>;
  bus: Pick<Bus, 'putEvents'>;
  erasure: Pick<Erasure, 'erasedAt' | 'erase' | 'sweep'>;
  config: PublishedConfig;
  live: LiveTeller;
  journeys: Journeys;
  clock: Clock;
  /** Ids for new people: random, never made of personal data. */
  ids: { next(): string };
  /** Waits a random while that grows with the attempt (1, 2, …). */
  backOff(attempt: number): Promise<void>;
}
