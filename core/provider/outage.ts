import { MINUTE_MS, SECOND_MS } from '../duration.ts';
import type { Stored } from '../ports.ts';

/** So many calls in a row without an answer, whoever made them, and a provider is left alone. */
const FAILURES = 2;
const FIRST_PAUSE_MS = 30 * SECOND_MS;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;
/** Longer than a try takes: another one is made when its maker died. */
const TRY_MS = MINUTE_MS;

/** How a provider fails at present, as all functions know it. Nothing is stored of one that is well. */
export interface Outage {
  /** Calls in a row that failed. */
  failures: number;
  failedAtMs: number;
  /** Nobody calls before, once it failed often enough. */
  shutUntilMs: number;
  /** So long took a call that reaches nobody, and was answered, though the message behind it came too late for that. */
  probeMs?: number;
}

/** A hiccup ends before: three tries after the first pauses, of three minutes and a half together, have failed as well. */
export const isLasting = ({ failures }: Outage): boolean => failures >= FAILURES + 3;

/** What all functions know of providers that fail. */
export interface Outages {
  /** `undefined` while a provider is well. Unless fresh it may be a moment old. */
  find(provider: string, ask?: { fresh: boolean }): Promise<Stored<Outage> | undefined>;
  /** Replaces what was found; without a next one the provider is well. False when somebody else wrote first. */
  replace(
    provider: string,
    before: Stored<Outage> | undefined,
    next: Outage | undefined,
  ): Promise<Stored<Outage> | 'well' | false>;
}

/** `try`: the pause is over, one message is to find out. */
export const wayTo = (outage: Outage | undefined, nowMs: number): 'free' | 'shut' | 'try' => {
  if (!outage || outage.failures < FAILURES) return 'free';
  return nowMs < outage.shutUntilMs ? 'shut' : 'try';
};

/** Whoever stores this is the one that tries. Clocks differ: the end of a pause never moves back. */
export const tried = (outage: Outage, nowMs: number): Outage => ({
  ...outage,
  shutUntilMs: Math.max(outage.shutUntilMs, nowMs + TRY_MS),
});

/**
 * Is there time for a call that reaches nobody before a message that must leave by then? Where the last one was answered and took longer, the
 * provider is well as far as it can tell: the message finds out by itself, or a provider that answers slowly would stay shut for ever.
 */
export const hasTimeToProbe = ({ probeMs }: Outage, nowMs: number, leavesByMs = Infinity): boolean =>
  probeMs === undefined || nowMs + probeMs <= leavesByMs;

export interface Failure {
  atMs: number;
  /** When the provider last answered whoever tells of the failure. */
  answeredAtMs: number;
  /** It needs no second one: it was a try, or so many were refused before. */
  isSure: boolean;
  /** It was the one message that was to find out. */
  isTry: boolean;
}

/** After one more failure. Calls that were under way when the provider was shut add nothing. */
export const failed = (
  outage: Outage | undefined,
  { atMs, answeredAtMs, isSure, isTry }: Failure,
): Outage => {
  if (outage && !isTry && wayTo(outage, atMs) === 'shut') return outage;
  const isInRow = outage !== undefined && (isSure || outage.failedAtMs >= answeredAtMs);
  const failures = Math.max((isInRow ? outage.failures : 0) + 1, isSure ? FAILURES : 0);
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - FAILURES), LONGEST_PAUSE_MS);
  const shutUntilMs = failures < FAILURES ? 0 : atMs + pauseMs;
  return { failures, failedAtMs: atMs, shutUntilMs };
};
