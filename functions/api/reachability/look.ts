import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { channelFor } from '../../../core/contact/channel-for.ts';
import { type Standing, standingOf, standings } from '../../../core/contact/standing.ts';
import { isLifted } from '../../../core/privacy/is-lifted.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { counts } from '../../../core/profile/staff.ts';
import { atATime } from '../../adapters/at-a-time.ts';
import type { ApiPorts } from '../ports.ts';
import { sampleOf } from '../segments/sample.ts';
import { type ConsentCounts, consentCounts, spokenOf } from './consent-counts.ts';
import type { Scope } from './scope.ts';

/** A push goes to a browser where she has no app. */
export const reachChannels = ['email', 'sms', 'push', 'telegram', 'agent'] as const satisfies Channel[];
/** Of more who could be reached by a channel so many are looked up among the blocked addresses: each costs a read. */
const MOST_ASKED = 400;
const AT_ONCE = 40;
const MOST_EXAMPLES = 20;

/** How people stand to one channel. */
export interface ChannelLook {
  counts: Record<Standing, number>;
  /** Why they are blocked. */
  reasons: Record<string, number>;
  /** Ids of some. */
  examples: Record<Standing, string[]>;
  consents: ConsentCounts;
}

export interface Look {
  atMs: number;
  people: number;
  lookedAt: number;
  isExact: boolean;
  channels: Record<(typeof reachChannels)[number], ChannelLook>;
}

type Ports = Pick<ApiPorts, 'lists' | 'profiles' | 'suppressions' | 'clock'>;

/** One person and channel; `weight`: for so many she stands. */
interface Judged {
  id: string;
  standing: Standing;
  reason?: string;
  weight: number;
}

/** Looks at people of a scope: at all of a small one, else at a random part, scaled up. */
export const lookAt = async (ports: Ports, scope: Scope, snapshot: Snapshot): Promise<Look> => {
  const nowMs = ports.clock.now();
  const { total, people, isWhole } = await sampleOf(ports, scope.list);
  const meant = people.filter((one) => counts(one, snapshot.people) && (scope.isMeant?.(one) ?? true));
  const weight = isWhole || people.length === 0 ? 1 : total / people.length;
  const spoken = meant.map(spokenOf);
  const looks = await Promise.all(
    reachChannels.map(async (channel) => [channel, await judge(ports, meant, channel, snapshot)] as const),
  );
  const isAsked = looks.every(([, all]) => all.every((one) => one.weight === 1));
  return {
    atMs: nowMs,
    people: Math.round(meant.length * weight),
    lookedAt: people.length,
    isExact: isWhole && isAsked,
    channels: Object.fromEntries(
      looks.map(([channel, all]) => [
        channel,
        { ...summed(all, weight), consents: consentCounts(spoken, channel, { nowMs, factor: weight }) },
      ]),
    ) as Look['channels'],
  };
};

/** First by what her profile says, then, of those whom it lets through, by the list of blocked addresses. */
const judge = async (
  ports: Ports,
  people: readonly Profile[],
  channel: Channel,
  snapshot: Snapshot,
): Promise<Judged[]> => {
  const nowMs = ports.clock.now();
  const stand = (profile: Profile, suppressed?: string): Omit<Judged, 'weight'> => ({
    id: profile.id,
    ...standingOf({ profile, channel, ...(suppressed !== undefined && { suppressed }) }, snapshot, nowMs),
  });
  const first = people.map((profile) => ({ profile, ...stand(profile) }));
  const through = first.filter(({ standing }) => standing === 'reachable');
  const asked = through.slice(0, MOST_ASKED);
  const weight = asked.length === 0 ? 1 : through.length / asked.length;
  const judged = await atATime(AT_ONCE, asked, async ({ profile }) => ({
    ...stand(profile, await blockedBecause(ports, profile, channelFor(profile, channel))),
    weight,
  }));
  const others = first.filter(({ standing }) => standing !== 'reachable');
  return [...others.map(({ profile: _, ...one }) => ({ ...one, weight: 1 })), ...judged];
};

const blockedBecause = async (
  { suppressions }: Ports,
  profile: Profile,
  channel: Channel,
): Promise<string | undefined> => {
  const address = addressOf(profile, channel) ?? '';
  const found = await suppressions.find(channel, address);
  const isOver = found && isLifted(found, { profile, channel, address, purpose: 'marketing' });
  return isOver ? undefined : found?.reason;
};

const summed = (all: readonly Judged[], factor: number): Omit<ChannelLook, 'consents'> => {
  const of = <T>(make: (some: readonly Judged[]) => T) =>
    Object.fromEntries(
      standings.map((standing) => [standing, make(all.filter((one) => one.standing === standing))]),
    ) as Record<Standing, T>;
  const sumOf = (some: readonly Judged[]): number =>
    Math.round(some.reduce((sum, { weight }) => sum + weight, 0) * factor);
  const byReason = Map.groupBy(
    all.filter(({ reason }) => reason !== undefined),
    ({ reason }) => reason ?? '',
  );
  return {
    counts: of(sumOf),
    reasons: Object.fromEntries([...byReason].map(([reason, some]) => [reason, sumOf(some)])),
    examples: of((some) => some.slice(0, MOST_EXAMPLES).map(({ id }) => id)),
  };
};
