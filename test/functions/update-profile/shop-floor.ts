import { eachSettings } from '../../../core/config/kinds/settings-kinds.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { noReaction } from '../../../core/journey/reaction-sheet.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { busEntrySchema } from '../../../functions/update-profile/bus-entry.ts';
import { createHandler } from '../../../functions/update-profile/handler.ts';
import type { UpdateProfilePorts } from '../../../functions/update-profile/ports.ts';
import { envelopeOf, startMs } from '../../support/events.ts';
import { fakeClocks } from '../../support/fakes/clocks.ts';
import { fakeCounters } from '../../support/fakes/counters.ts';
import { fakeEnrollments } from '../../support/fakes/enrollments.ts';
import { fakeEntryCaps } from '../../support/fakes/entry-caps.ts';
import { fakeErasure } from '../../support/fakes/erasure.ts';
import { fakeLiveTeller } from '../../support/fakes/live.ts';
import { fakeMemberships } from '../../support/fakes/memberships.ts';
import { fakeMergeLog } from '../../support/fakes/merge-log.ts';
import { fakeOffers } from '../../support/fakes/offers.ts';
import { fakeInterests } from '../../support/fakes/products.ts';
import { fakeProfiles } from '../../support/fakes/profiles.ts';
import { fakeTimeline } from '../../support/fakes/timeline.ts';
import { fakeWakes } from '../../support/fakes/wakes.ts';

const snapshot: Snapshot = {
  ...eachSettings(({ defaults }) => defaults()),
  revision: '1',
  journeys: [],
  templates: {},
  segments: [],
  offers: {},
};

/** Journeys that nobody is in; a test says what else they do. */
export const noJourneys: UpdateProfilePorts['journeys'] = {
  index: () => ({
    byId: new Map(),
    byTrigger: new Map(),
    byExit: new Map(),
    byListener: new Map(),
    byGoal: new Map(),
  }),
  needsEnrollments: () => false,
  react: () => noReaction,
};

/** update-profile over fakes, with words for what comes in. */
export const shopFloor = (changes: Partial<UpdateProfilePorts> = {}, published: Partial<Snapshot> = {}) => {
  let ids = 0;
  const putOff: EventEnvelope[] = [];
  const fakes = {
    profiles: fakeProfiles(),
    enrollments: fakeEnrollments(),
    entryCaps: fakeEntryCaps(),
    timeline: fakeTimeline(),
    wakes: fakeWakes(),
    memberships: fakeMemberships(),
    clocks: fakeClocks(),
    erasure: fakeErasure(),
    mergeLog: fakeMergeLog(),
    counters: fakeCounters(),
    offers: fakeOffers(),
    interests: fakeInterests(),
    bus: { putEvents: async (envelopes: readonly EventEnvelope[]) => void putOff.push(...envelopes) },
  };
  const ports: UpdateProfilePorts = {
    ...fakes,
    live: fakeLiveTeller(),
    config: {
      snapshot: async () => ({ ...snapshot, ...published }),
      journeyVersion: async () => undefined,
    },
    journeys: noJourneys,
    clock: { now: () => startMs + 3_600_000 },
    ids: { next: () => `p${String(++ids).padStart(3, '0')}` },
    backOff: async () => {},
    ...changes,
  };
  const handle = createHandler(ports);
  const time = { remainingMs: 30_000 };
  const deliver = async (...entries: EventEnvelope[]): Promise<Map<string, unknown>> =>
    handle(
      entries.map((detail, at) => ({
        recordId: `record-${at}`,
        body: busEntrySchema.parse({ source: detail.trust === 'internal' ? 'kaskad' : 'shop.web', detail }),
        attempts: 1,
      })),
      () => time.remainingMs,
    );
  const arrive = async (trust: 'public' | 'secret', events: ShopEvent[], more: Partial<EventEnvelope>) => {
    for (const error of (await deliver(envelopeOf(events, { trust, ...more }))).values()) throw error;
  };
  return {
    ...fakes,
    ports,
    /** Entries that the function put on the bus again. */
    putOff,
    /** What the function has left of its time. */
    time,
    deliver,
    /** By the public key of a browser that may state consent. */
    browser: (...events: ShopEvent[]) => arrive('public', events, {}),
    /** By a secret key. */
    server: (...events: ShopEvent[]) => arrive('secret', events, {}),
    /** By the public key of somebody who may not state consent. */
    stranger: (...events: ShopEvent[]) => arrive('public', events, { mayStateConsent: false }),
    /** Who an identity leads to now, merges followed. */
    who(namespace: string, value: string): Profile | undefined {
      let one = fakes.profiles.stored.get(fakes.profiles.pointers.get(`${namespace}#${value}`) ?? '')?.value;
      while (one?.mergedInto !== undefined) one = fakes.profiles.stored.get(one.mergedInto)?.value;
      return one;
    },
    /** Profiles that are not frozen. */
    people: (): Profile[] =>
      [...fakes.profiles.stored.values()]
        .map(({ value }) => value)
        .filter(({ mergedInto }) => mergedInto === undefined),
  };
};
