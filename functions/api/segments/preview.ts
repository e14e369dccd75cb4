import { holds } from '../../../core/condition/holds.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import { channelFor } from '../../../core/contact/channel-for.ts';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { maskedEmail, maskedPhone } from '../../../core/privacy/masked.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { conditionOf, type Segment } from '../../../core/segment/segment.ts';
import type { ApiPorts } from '../ports.ts';
import { suppressedFor } from '../suppressed-for.ts';
import { type PublishedRules, sampleOf } from './sample.ts';

const CHANNELS = ['email', 'sms', 'push'] as const;
/** Of more whom it would hold for these are asked whether they can be reached: each costs a read for every address. */
const MOST_ASKED = 300;
const SHOWN = 10;

/** Who can be reached by a channel now or later, and why the others cannot. */
export interface Reach {
  reachable: number;
  unreachable: Record<string, number>;
}

export interface Preview {
  /** How many people: counted, or estimated where not everybody was looked at. */
  size: number;
  exact: boolean;
  total: number;
  lookedAt: number;
  reach: Record<(typeof CHANNELS)[number], Reach>;
  sample: { profileId: string; email?: string; phone?: string }[];
}

type Ports = Pick<ApiPorts, 'lists' | 'profiles' | 'suppressions' | 'clock'>;

const isMeant = (segment: Segment, { people }: PublishedRules, nowMs: number) => {
  const condition = conditionOf(segment);
  const nobody = { event: '', source: '' };
  return (profile: Profile): boolean =>
    condition === undefined
      ? profile.lists?.[segment.id]?.on === true
      : holds(condition, rootsOf(profile, nobody, { nowMs, rfm: people.rfm }));
};

/** What a condition would come to if it were published: nothing of it is, and nobody enters. */
export const previewOf = async (
  ports: Ports,
  segment: Segment,
  published: PublishedRules,
): Promise<Preview> => {
  const { total, people, isWhole } = await sampleOf(ports);
  const shoppers = people.filter(({ bot }) => !bot);
  const members = shoppers.filter(isMeant(segment, published, ports.clock.now()));
  const scale = isWhole || people.length === 0 ? 1 : total / people.length;
  const size = Math.round(members.length * scale);
  return {
    ...{ size, exact: isWhole, total, lookedAt: people.length },
    reach: await reachOf(ports, members, size, published),
    sample: members.slice(0, SHOWN).map(shown),
  };
};

const reachOf = async (
  ports: Ports,
  members: readonly Profile[],
  size: number,
  policy: PublishedRules,
): Promise<Preview['reach']> => {
  const asked = members.slice(0, MOST_ASKED);
  const scale = asked.length === 0 ? 1 : size / asked.length;
  const answers = await Promise.all(asked.map((profile) => answersOf(ports, profile, policy)));
  const reach = (channel: (typeof CHANNELS)[number]): Reach => {
    const reasons = answers.map((one) => one[channel]);
    const unreachable: Record<string, number> = {};
    for (const reason of reasons)
      if (reason !== undefined) unreachable[reason] = (unreachable[reason] ?? 0) + 1;
    const scaled = Object.entries(unreachable).map(([reason, count]) => [reason, Math.round(count * scale)]);
    const reachable = reasons.filter((reason) => reason === undefined).length;
    return { reachable: Math.round(reachable * scale), unreachable: Object.fromEntries(scaled) };
  };
  return { email: reach('email'), sms: reach('sms'), push: reach('push') };
};

/** Why not, by channel; undefined for a channel that reaches her, at once or when her quiet hours are over. */
const answersOf = async (ports: Ports, profile: Profile, policy: PublishedRules) => {
  const suppressed = await suppressedFor(ports.suppressions, profile, 'marketing');
  const why = (said: (typeof CHANNELS)[number]): string | undefined => {
    const channel = channelFor(profile, said);
    const reason = suppressed[channel];
    const ask = {
      profile,
      channel,
      purpose: 'marketing' as const,
      ...(reason !== undefined && { suppressed: reason }),
    };
    const verdict = mayContact(ask, policy, ports.clock.now());
    return verdict.kind === 'skipped' ? verdict.reason : undefined;
  };
  return { email: why('email'), sms: why('sms'), push: why('push') };
};

const shown = (profile: Profile): Preview['sample'][number] => {
  const [email, phone] = [addressOf(profile, 'email'), addressOf(profile, 'sms')];
  return {
    profileId: profile.id,
    ...(email !== undefined && { email: maskedEmail(email) }),
    ...(phone !== undefined && { phone: maskedPhone(phone) }),
  };
};
