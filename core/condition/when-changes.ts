import { DAY_MS, SECOND_MS } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import type { Computed } from '../profile/stats/computed.ts';
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

/** The same, which tells when the days since and the scores will be different as soon as somebody looks at them. */
export const watchComputed = (
  computed: Computed,
  recencyDays: readonly number[],
  { changesAt }: Clock,
): Computed => {
  const watched = { ...computed };
  const { lastOrderAt, daysSinceLastOrder, lastSeenAt, daysSinceLastSeen } = computed;
  const watch = (key: keyof Computed, look: () => void) => {
    const get = () => {
      look();
      return computed[key];
    };
    if (computed[key] !== undefined) Object.defineProperty(watched, key, { get, enumerable: true });
  };
  const afterDays = (iso = '', days = 0) => Date.parse(iso) + days * DAY_MS;
  const nextDay = (iso?: string, days = 0) => changesAt(afterDays(iso, days + 1), days + 1);
  watch('daysSinceLastOrder', () => nextDay(lastOrderAt, daysSinceLastOrder));
  watch('daysSinceLastSeen', () => nextDay(lastSeenAt, daysSinceLastSeen));
  watch('rfm', () => {
    const passed = recencyDays.find((days) => days >= (daysSinceLastOrder ?? 0));
    if (passed !== undefined) changesAt(afterDays(lastOrderAt, passed + 1));
  });
  return watched;
};
