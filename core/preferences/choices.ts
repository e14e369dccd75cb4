import type { PreferenceSettings } from '../config/preference-settings.ts';
import type { Channel } from '../consent/consent.ts';
import { consentFor } from '../consent/consent-for.ts';
import { addressesOf } from '../profile/address-of.ts';
import { isTopicDenied, pausedUntilMs } from '../profile/operator/marks.ts';
import type { Profile } from '../profile/profile.ts';
import { traitOf } from '../profile/trait-of.ts';
import { byLocale } from './words.ts';

/** Channels that people are asked about, in this order. */
const asked = ['email', 'sms', 'push', 'webpush', 'agent'] as const satisfies readonly Channel[];
export type AskedChannel = (typeof asked)[number];

export interface ChannelChoice {
  channel: AskedChannel;
  /** The one that would be written to. */
  address: string;
  /** She said yes for `address`. */
  isAllowed: boolean;
  /** She said yes for `address` and is to confirm it. */
  isWaiting: boolean;
  /** She said no for every address. Between the two a purchase or a confirmation may still allow it. */
  isDenied: boolean;
}

/** What a person can choose, and what she has chosen so far. */
export interface Choices {
  /** Those that could reach her. */
  channels: ChannelChoice[];
  topics: { id: string; name: string; isAllowed: boolean }[];
  pausedUntilMs?: number;
  /** Of those that may be chosen; undefined while she is written to in another. */
  language?: string;
  languages: string[];
}

const nameOf = (names: Readonly<Record<string, string>>, locale: string): string =>
  byLocale(names, locale) ?? byLocale(names, 'en') ?? Object.values(names)[0] ?? '';

const channelChoice = (profile: Profile, channel: AskedChannel): ChannelChoice | undefined => {
  const all = addressesOf(profile, channel).map(({ value }) => value);
  const [address] = all;
  if (address === undefined) return undefined;
  const statusOf = (one: string) => consentFor(profile, channel, one, 'marketing')?.status;
  return {
    ...{ channel, address },
    isAllowed: statusOf(address) === 'granted',
    isWaiting: statusOf(address) === 'pending',
    isDenied: all.every((one) => statusOf(one) === 'denied'),
  };
};

/** The state of her preferences now; names of topics in the language of the page. */
export const choicesOf = (
  profile: Profile,
  { topics, languages }: PreferenceSettings,
  { locale, nowMs }: { locale: string; nowMs: number },
): Choices => {
  const untilMs = pausedUntilMs(profile, nowMs);
  const spoken = String(traitOf(profile, 'locale') ?? '').toLowerCase();
  const language =
    languages.find((one) => one.toLowerCase() === spoken) ??
    languages.find((one) => one.toLowerCase() === spoken.split(/[-_]/)[0]);
  return {
    channels: asked.flatMap((channel) => channelChoice(profile, channel) ?? []),
    topics: topics.map(({ id, name }) => ({
      id,
      name: nameOf(name, locale),
      isAllowed: !isTopicDenied(profile, id),
    })),
    ...(untilMs !== undefined && { pausedUntilMs: untilMs }),
    ...(language !== undefined && { language }),
    languages: [...languages],
  };
};
