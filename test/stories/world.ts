import type { ContactSettings, ShopSettings } from '../../core/config/settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../core/config/settings.ts';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { EventEnvelope, ShopEvent } from '../../core/event/event.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { indexJourneys, type JourneyIndex } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import type { RenderedMessage, Template } from '../../core/message/template.ts';
import { assembleSet } from '../../core/profile/assemble-set.ts';
import { foldGroup } from '../../core/profile/fold-group.ts';
import { defaultRules } from '../../core/profile/fold-rules.ts';
import { incomingOf } from '../../core/profile/incoming.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';
import type { TimelineEntry } from '../../core/send/timeline.ts';

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
  index: JourneyIndex;
  /** How often the enrollments of somebody had to be read. */
  enrollmentReads: number;
}

export const START_MS = Date.parse('2026-03-02T09:00:00Z');

export const newWorld = (
  changes: Partial<Pick<World, 'journeys' | 'contact' | 'shop' | 'nowMs'>> = {},
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
    shop: shopSettingsSchema.parse({
      name: 'Tea & Co',
      prices: { sms: { DE: { amountMinor: 7, currency: 'EUR' } } },
    }),
    enrollmentReads: 0,
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
  const set = assembleSet({
    pointers: world.pointers,
    stored: new Map([...world.profiles].map(([id, value]) => [id, { value, version: 1 }])),
    ids: [...world.profiles.keys()],
    rules: defaultRules,
    newId: () => `p${world.profiles.size + 1}`,
    nowMs,
  });
  foldGroup(set, incomingOf(entry, defaultRules), new Map());
  for (const [key, { profileId }] of set.claims) world.pointers.set(key, profileId);
  for (const [key, { to }] of set.moves) world.pointers.set(key, to);
  for (const { loser, winnerId } of set.freezes)
    world.profiles.set(loser.id, { ...loser.profile, mergedInto: winnerId });
  for (const member of set.members.values()) if (member.changed) settle(world, member);
};

const settle = (world: World, member: { before: Profile; profile: Profile; events: ShopEvent[] }): void => {
  const { before, profile: after, events } = member;
  const { index: journeys, nowMs, shop } = world;
  world.profiles.set(after.id, after);
  if (!needsEnrollments(journeys, before, after, events)) return;
  world.enrollmentReads += 1;
  const ids = [after.id, ...after.mergedFrom];
  const enrollments = [...world.enrollments.values()].filter((one) => ids.includes(one.profileId));
  const reaction = reactToEvents({ journeys, before, after, events, enrollments, nowMs, shop });
  const { enter, exit, wake, keep } = reaction;
  for (const one of [...enter, ...exit, ...wake, ...keep]) world.enrollments.set(one.id, one);
  for (const { profileId, entries } of reaction.timeline)
    world.timeline.push(...entries.map((entry) => ({ ...entry, profileId })));
  world.profiles.set(after.id, { ...after, entries: { ...after.entries, ...reaction.entries } });
};
