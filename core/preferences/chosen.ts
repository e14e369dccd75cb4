import { type ConsentChange, consentChanged } from '../consent/consent-changed.ts';
import type { SaidBy } from '../consent/said-by.ts';
import { DAY_MS } from '../duration.ts';
import type { EventContext, EventEnvelope } from '../event/event.ts';
import { type OwnEvent, ownEvent } from '../event/own-event.ts';
import { PREFERENCES } from '../event/preferences.ts';
import { addressesOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { AskedChannel, ChannelChoice, Choices } from './choices.ts';
import type { PreferenceWords } from './words.ts';

export const PAUSE_MS = 30 * DAY_MS;

/** What she posted. `save` says all of what was shown, so that what is not ticked is denied. */
export type Chosen =
  | { kind: 'save'; channels: ReadonlySet<string>; topics: ReadonlySet<string>; language?: string }
  | { kind: 'pause' | 'resume' | 'stop' | 'erase' };

/** Who says it, when and from where: proof of what she allows. */
export interface ChoiceAsk {
  profile: Pick<Profile, 'id' | 'identities'>;
  /** Does a yes wait until she confirms it? Not where she has just followed a link that was sent there. */
  mustConfirm(channel: AskedChannel, address: string): boolean;
  /** As they were shown. */
  choices: Choices;
  words: PreferenceWords;
  atMs: number;
  /** The message whose link she followed. */
  saidBy?: SaidBy | undefined;
  context: EventContext;
}

/** What she chose, as events of hers: only what is another thing than before. */
export const saidByChoice = (chosen: Chosen, ask: ChoiceAsk): EventEnvelope[] => {
  const { choices, atMs } = ask;
  switch (chosen.kind) {
    case 'save':
      return [
        ...changedChannels(ask, ({ channel }) => chosen.channels.has(channel)),
        ...changedTopics(ask, chosen.topics),
        ...changedLanguage(ask, chosen.language),
      ];
    case 'stop':
      return changedChannels(ask, () => false);
    case 'pause':
      return [said(ask, 'Contact Paused', { until: new Date(atMs + PAUSE_MS).toISOString() })];
    case 'resume':
      return choices.pausedUntilMs === undefined ? [] : [said(ask, 'Contact Resumed', {})];
    case 'erase':
      return [said(ask, 'Erase Requested', {})];
  }
};

const said = (
  { profile, atMs, context }: ChoiceAsk,
  event: string,
  properties: Record<string, unknown>,
  more: Pick<OwnEvent, 'type' | 'traits'> = {},
): EventEnvelope =>
  ownEvent({
    ...{ profileId: profile.id, event, source: PREFERENCES, atMs, properties, context },
    ...{ ...more, prefix: PREFERENCES, parts: [atMs] },
  });

/** A yes is for the address that was shown, a no for all of the channel, also where nothing was said yet. */
const changedChannels = (ask: ChoiceAsk, isWanted: (shown: ChannelChoice) => boolean): EventEnvelope[] =>
  ask.choices.channels.flatMap((shown) => {
    if (!isWanted(shown)) return shown.isDenied ? [] : denials(ask, shown);
    return shown.isAllowed ? [] : [consentChanged(granted(ask, shown))];
  });

const statement = ({ profile, atMs, context, words, saidBy }: ChoiceAsk, channel: AskedChannel) => ({
  ...{ profileId: profile.id, channel, purpose: 'marketing' as const, atMs, context, saidBy },
  ...{ source: PREFERENCES, text: `${words.channels} ${words[channel]}`, parts: [atMs] },
});

const granted = (ask: ChoiceAsk, { channel, address }: ChannelChoice): ConsentChange => ({
  ...statement(ask, channel),
  address,
  status: ask.mustConfirm(channel, address) ? 'pending' : 'granted',
});

const denials = (ask: ChoiceAsk, { channel }: ChannelChoice): EventEnvelope[] =>
  addressesOf(ask.profile, channel).map(({ value }) =>
    consentChanged({ ...statement(ask, channel), address: value, status: 'denied' }),
  );

const changedTopics = (ask: ChoiceAsk, wanted: ReadonlySet<string>): EventEnvelope[] => {
  const changed = ask.choices.topics.filter(({ id, isAllowed }) => isAllowed !== wanted.has(id));
  if (changed.length === 0) return [];
  const topics = Object.fromEntries(changed.map(({ id, isAllowed }) => [id, !isAllowed]));
  return [said(ask, 'Topics Chosen', { topics })];
};

const changedLanguage = (ask: ChoiceAsk, language: string | undefined): EventEnvelope[] => {
  const { choices } = ask;
  const isNew = language !== undefined && language !== choices.language;
  if (!isNew || !choices.languages.includes(language)) return [];
  return [said(ask, 'Identified', {}, { type: 'identify', traits: { locale: language } })];
};
