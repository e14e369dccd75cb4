import type { Channel, ConsentInEffect } from '../../../core/consent/consent.ts';
import { latestWords } from '../../../core/consent/latest-words.ts';
import { channelFor } from '../../../core/contact/channel-for.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Profile } from '../../../core/profile/profile.ts';

/** What is new is at most so old. */
const NEW_MS = 30 * DAY_MS;

const consentFigures = ['granted', 'denied', 'pending', 'newlyGranted', 'newlyDenied'] as const;

/** People by their latest word on marketing by a channel; who said none counts nowhere. */
export type ConsentCounts = Record<(typeof consentFigures)[number], number>;

const figuresOf = ({ status, atMs }: ConsentInEffect, nowMs: number): (keyof ConsentCounts)[] => {
  const isNew = atMs > nowMs - NEW_MS;
  if (status === 'pending') return ['pending'];
  if (status === 'granted') return isNew ? ['granted', 'newlyGranted'] : ['granted'];
  return isNew ? ['denied', 'newlyDenied'] : ['denied'];
};

/** Somebody and her latest words: read once, asked about each channel. */
export interface Spoken {
  readonly profile: Profile;
  readonly words: ReturnType<typeof latestWords>;
}

export const spokenOf = (profile: Profile): Spoken => ({ profile, words: latestWords(profile) });

/** `factor`: for so many each of them stands. */
export const consentCounts = (
  people: readonly Spoken[],
  channel: Channel,
  { nowMs, factor }: { nowMs: number; factor: number },
): ConsentCounts => {
  const said = people.flatMap(({ profile, words }) => {
    const word = words.get(channelFor(profile, channel));
    return word ? figuresOf(word, nowMs) : [];
  });
  const countOf = (figure: keyof ConsentCounts) =>
    Math.round(said.filter((one) => one === figure).length * factor);
  return Object.fromEntries(consentFigures.map((figure) => [figure, countOf(figure)])) as ConsentCounts;
};
