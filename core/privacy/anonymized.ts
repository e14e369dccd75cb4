import type { Enrollment } from '../journey/enrollment.ts';
import { emptyProfile } from '../profile/empty-profile.ts';
import type { Profile } from '../profile/profile.ts';
import type { TimelineEntry } from '../send/timeline.ts';

/** What can be counted of somebody, and nothing that leads to her. */
export const anonymizedProfile = (profile: Profile): Profile => {
  const { id, createdAtMs, counters, firstSeenAtMs, lastSeenAtMs, lastVisitAtMs, staff, bot } = profile;
  const { lastOrder, mergedFrom, expiresAtSeconds } = profile;
  const { country } = profile.traits;
  return {
    ...emptyProfile(id, createdAtMs),
    ...(country && { traits: { country } }),
    counters,
    orderBase: profile.orderBase,
    ...ordersWithoutIds(profile),
    stats: profile.stats,
    ...(lastOrder && { lastOrder: { atMs: lastOrder.atMs, source: lastOrder.source } }),
    firstSeenAtMs,
    lastSeenAtMs,
    ...(lastVisitAtMs !== undefined && { lastVisitAtMs }),
    ...(staff && { staff }),
    ...(bot && { bot }),
    mergedFrom,
    ...(expiresAtSeconds !== undefined && { expiresAtSeconds }),
    anonymized: true,
  };
};

/** The shop would know a hash of its own order ids: they are numbered instead. */
const ordersWithoutIds = ({ recentOrders, refunds }: Profile) => {
  const numbers = new Map(recentOrders.map(({ hash }, at) => [hash, numbered(at)]));
  return {
    recentOrders: recentOrders.map((order, at) => ({ ...order, hash: numbered(at) })),
    refunds: refunds.map(({ order, ...refund }, at) => {
      const number = order === undefined ? undefined : numbers.get(order);
      return { ...refund, hash: numbered(at), ...(number !== undefined && { order: number }) };
    }),
  };
};

const numbered = (at: number): string => at.toString(16).padStart(12, '0');

/** It is over, and says neither what it was about nor where its messages went. */
export const anonymizedEnrollment = (enrollment: Enrollment, nowMs: number): Enrollment => {
  const { claim: _, wakesAtMs: _wakes, offer: _offer, trigger, sends, ...rest } = enrollment;
  const isActive = enrollment.status === 'active';
  return {
    ...rest,
    ...(isActive && { status: 'exited' as const, reason: 'anonymized', endedAtMs: nowMs }),
    entryKey: '',
    trigger: { ...trigger, properties: {} },
    sends: sends.map(({ providerId: _provider, ...send }) => send),
  };
};

const NAMES_NOBODY = /^[\p{L}\p{N} _.:/-]{1,64}$/u;
const LONG_NUMBER = /\d{6}/;

/** What happened, for counting: an event whose name might name somebody is only an event. */
export const anonymizedEntry = (entry: TimelineEntry): TimelineEntry => {
  const { atMs, kind, name, source, channel, journeyId, reason, notSpent } = entry;
  const isHarmless = NAMES_NOBODY.test(name) && !LONG_NUMBER.test(name) && kind !== 'merge';
  return {
    atMs,
    kind,
    name: isHarmless ? name : kind,
    ...(source !== undefined && { source }),
    ...(channel !== undefined && { channel }),
    ...(journeyId !== undefined && { journeyId }),
    ...(reason !== undefined && { reason }),
    ...(notSpent && { notSpent }),
  };
};
