import { SECOND_MS } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import type { Answers } from './answers.ts';

type Clock = Required<Pick<Answers, 'nowMs' | 'changesAt'>>;

/** Tells when the clock alone will change how often she did that: one leaves the window, or one from the future comes into it. */
export const watchTimes = (profile: Profile, event: string, windowMs: number, clock: Clock): void => {
  const { counted } = profile.stats;
  for (const seconds of (Object.hasOwn(counted, event) && counted[event]) || []) {
    const comesAtMs = seconds * SECOND_MS;
    const nextMs = clock.nowMs < comesAtMs ? comesAtMs : comesAtMs + windowMs;
    if (clock.nowMs < nextMs) clock.changesAt(nextMs);
  }
};
