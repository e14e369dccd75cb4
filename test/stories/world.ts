import type { ContactSettings, ShopSettings } from '../../core/config/settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../core/config/settings.ts';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import { nothingSwitched, type SwitchesSettings } from '../../core/config/switches-settings.ts';
import type { Caps } from '../../core/contact/ports.ts';
import { CLOCK_STRUCK } from '../../core/event/bookkeeping.ts';
import type { EventEnvelope, ShopEvent } from '../../core/event/event.ts';
import { ownEvent } from '../../core/event/own-event.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import { countedEvents } from '../../core/journey/counted-events.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { indexJourneys, type JourneyIndex } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import type { RenderedMessage, Template } from '../../core/message/template.ts';
import type { Offer } from '../../core/offer/offer.ts';
import { assembleSet } from '../../core/profile/assemble-set.ts';
import { foldGroup } from '../../core/profile/fold-group.ts';
import { defaultRules } from '../../core/profile/fold-rules.ts';
import { incomingOf } from '../../core/profile/incoming.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { Member } from '../../core/profile/working-set.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';
import { countingIn } from '../../core/segment/counting.ts';
import { causeOf, derivedEvents } from '../../core/segment/derived-events.ts';
import { judge } from '../../core/segment/judge.ts';
import type { Segment } from '../../core/segment/segment.ts';
import { indexSegments } from '../../core/segment/segment-index.ts';
import type { TimelineEntry } from '../../core/send/timeline.ts';
import { fakeCaps } from '../support/fakes/caps.ts';
import { fakeOffers } from '../support/fakes/offers.ts';
import { fakeTasks } from '../support/fakes/tasks.ts';
import { fakeWebhooks } from '../support/fakes/webhooks.ts';

export interface SentMessage extends RenderedMessage {
  profileId: string;
  journeyId: string;
  channel: string;
  to: string;
  atMs: number;
}

/** Everything that a shop's Kaskad knows, in memory: what tables hold in the cloud. */
export interface World {
  nowMs: number;
  profiles: Map<string, Profile>;
  pointers: Map<string, string>;
  /** Every bus entry, as the archive would hold it. */
  archive: EventEnvelope[];
  enrollments: Map<string, Enrollment>;
  timeline: (TimelineEntry & { profileId: string })[];
  sent: SentMessage[];
  /** address → reason. */
  suppressed: Map<string, string>;
  journeys: PublishedJourney[];
  templates: Record<string, Template>;
  contact: ContactSettings;
  shop: ShopSettings;
  switches: SwitchesSettings;
  /** Which of their messages count against caps. */
  caps: Caps;
  segments: Segment[];
  /** As they are published, by id. */
  offers: Record<string, Offer>;
  /** What was promised to whom, and the codes. */
  promises: ReturnType<typeof fakeOffers>;
  /** Work lists of agents. */
  tasks: ReturnType<typeof fakeTasks>;
  /** Another system: it takes every call, but for the answers that it is given to say first. */
  webhooks: ReturnType<typeof fakeWebhooks>;
  /** Enrollments that have ended and not yet let go of what they hold. */
  over: Enrollment[];
  index: JourneyIndex;
  /** How often the enrollments of somebody had to be read. */
  enrollmentReads: number;
}

export const START_MS = Date.parse('2026-03-02T09:00:00Z');

export const newWorld = (
  changes: Partial<
    Pick<World, 'journeys' | 'templates' | 'segments' | 'offers' | 'contact' | 'shop' | 'nowMs'>
  > = {},
): World => {
  const journeys = changes.journeys ?? [{ journey: cartAbandoned, version: 1, status: 'live' as const }];
  return {
    nowMs: START_MS,
    profiles: new Map(),
    pointers: new Map(),
    archive: [],
    enrollments: new Map(),
    timeline: [],
    sent: [],
    suppressed: new Map(),
    templates: Object.fromEntries(seedTemplates.map((one) => [one.id, one])),
    contact: contactSettingsSchema.parse({}),
    switches: nothingSwitched,
    caps: fakeCaps(),
    shop: shopSettingsSchema.parse({
      name: 'Tea & Co',
      prices: { sms: { DE: { amountMinor: 7, currency: 'EUR' } } },
    }),
    enrollmentReads: 0,
    segments: [],
    offers: {},
    promises: fakeOffers(),
    tasks: fakeTasks(),
    webhooks: fakeWebhooks(),
    over: [],
    ...changes,
    journeys,
    index: indexJourneys(journeys),
  };
};

/** One request of a shop, as the functions would fold it and react to it. */
export const takeIn = (
  world: World,
  events: readonly ShopEvent[],
  said: EventEnvelope['trust'] = 'secret',
): void => {
  const source = events[0]?.source ?? 'server';
  const head = { v: 1 as const, entryId: events[0]?.messageId ?? '', receivedAtMs: world.nowMs, source };
  const trust = { trust: said, keyId: 'test', mayStateConsent: true };
  takeInEntry(world, { ...head, ...trust, events: [...events] });
};

/** One bus entry, whoever said it. */
export const takeInEntry = (world: World, entry: EventEnvelope): void => {
  const { nowMs } = world;
  world.archive.push(entry);
  const withCoupons = Object.keys(world.offers).length > 0;
  const rules = { ...defaultRules, counted: countedEvents(countingIn(world)), withCoupons };
  const set = assembleSet({
    pointers: world.pointers,
    stored: new Map([...world.profiles].map(([id, value]) => [id, { value, version: 1 }])),
    ids: [...world.profiles.keys()],
    rules,
    newId: () => `p${world.profiles.size + 1}`,
    nowMs,
  });
  foldGroup(set, incomingOf(entry, rules), new Map());
  for (const [key, { profileId }] of set.claims) world.pointers.set(key, profileId);
  for (const [key, { to }] of set.moves) world.pointers.set(key, to);
  for (const { loser, winnerId } of set.freezes)
    world.profiles.set(loser.id, { ...loser.profile, mergedInto: winnerId });
  for (const member of set.members.values()) if (member.changed) settle(world, member);
};

type Folded = Pick<Member, 'before' | 'profile' | 'events' | 'applied'>;

/** What became of her segments, then what journeys make of it all. */
const settle = (world: World, member: Folded): void => {
  const { profile: after, events: derived } = judgeMember(world, member);
  world.profiles.set(after.id, after);
  const events = [...member.events, ...derived].toSorted((a, b) => a.atMs - b.atMs);
  react(world, member.before, after, events);
};

const judgeMember = (world: World, { before, profile: after, applied }: Folded) => {
  const { nowMs, segments, journeys, contact } = world;
  const { people } = defaultRules;
  const struck = applied.find(({ event }) => event.event === CLOCK_STRUCK)?.event.properties?.no;
  const judgement = judge({
    ...{ index: indexSegments({ segments, journeys, people, contact }), before, after, nowMs },
    ...{ shopZone: contact.timezone, rfm: people.rfm },
    ...(typeof struck === 'number' && { struckNo: struck }),
  });
  const cause = causeOf(
    applied.map(({ event }) => event),
    nowMs,
  );
  return { profile: judgement.profile, events: derivedEvents(judgement, cause) };
};

const react = (world: World, before: Profile, after: Profile, events: readonly AppliedEvent[]): void => {
  const { index: journeys, nowMs, shop } = world;
  if (!needsEnrollments(journeys, before, after, events)) return;
  world.enrollmentReads += 1;
  const ids = [after.id, ...after.mergedFrom];
  const enrollments = [...world.enrollments.values()].filter((one) => ids.includes(one.profileId));
  const reaction = reactToEvents({ journeys, before, after, events, enrollments, nowMs, shop });
  const { enter, exit, wake, keep } = reaction;
  for (const one of enter) world.enrollments.set(one.id, one);
  for (const one of [...exit, ...wake, ...keep]) store(world, one);
  for (const { profileId, entries } of reaction.timeline)
    world.timeline.push(...entries.map((entry) => ({ ...entry, profileId })));
  world.profiles.set(after.id, { ...after, entries: { ...after.entries, ...reaction.entries } });
};

/** Each write of an enrollment counts its version up, as the table does. */
export const store = ({ enrollments, over }: World, enrollment: Enrollment): void => {
  enrollments.set(enrollment.id, { ...enrollment, version: enrollment.version + 1 });
  if (enrollment.status !== 'active') over.push(enrollment);
};

/** The moment has come at which the clock may change something about her. */
export const strike = (world: World, { id, clock }: Profile): void => {
  if (!clock) return;
  const { no, atMs: armedAtMs } = clock;
  takeInEntry(
    world,
    ownEvent({
      ...{ profileId: id, event: CLOCK_STRUCK, source: 'clock', atMs: world.nowMs },
      ...{ properties: { no, armedAtMs }, prefix: 'clock', parts: [no, armedAtMs] },
    }),
  );
};
