import type { Tell } from '../../core/analytics/told/tell.ts';
import { tellUntold } from '../../core/analytics/told/tell-untold.ts';
import { advance } from '../../core/journey/advance.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { dueSinceMs } from '../../core/journey/parking.ts';
import type { Wake } from '../../core/journey/ports.ts';
import type { Verdict } from '../../core/journey/verdict.ts';
import type { Identity, Profile } from '../../core/profile/profile.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { log } from '../runtime/log.ts';
import { logMessages } from './log-messages.ts';
import { type Situation, statusOf } from './look.ts';
import type { AdvancePorts } from './ports.ts';
import { tellAll, tellingsOf } from './tell-counters.ts';
import { tellSends } from './tell-facts.ts';

/** What one wake has come to so far. Nothing of it is stored before the next write. */
export interface Turn {
  /** Its `version` is the stored one, the rest is how it would be written. */
  enrollment: Enrollment;
  situation: Situation;
  /** For the timeline, to be appended before the next write. */
  items: TimelineItem[];
  /** For the counters, besides what the items say. */
  more: Tell;
  /** When what is counted fell due, as it is stored: whoever does this wake again counts it at the same time. */
  countAtMs: number;
  /** The number that the next wake gets: never one that was armed before. */
  nextWakeNo: number;
  /** What repeating this wake would call "now" again: the time it was armed for. */
  dueAtMs: number;
  memory: Memory;
}

/** Survives a lost write: what became of a claim of this very wake, as far as it is not stored. */
export interface Memory {
  /** Signs the claims of this wake. */
  by: string;
  own?: { sendId: string; apply(stored: Enrollment): Enrollment; items: TimelineItem[] };
  /** What the first turn of this wake counted at: somebody else may have armed another time since. */
  countAtMs?: number;
  /** Something else than a write failed after an answer: once is forgiven. */
  isTriedAgain?: true;
  /** A claim that ran out and is made again: it was first made then. */
  again?: { sendId: string; atMs: number };
  /** Sends for which this wake may have put something. */
  claimed: string[];
  /** Devices whose providers said that they are no more. She is told so, which takes longer than this wake. */
  gone: Identity[];
}

const PUNCTUAL_MS = 5 * 60_000;

/** The armed time while the wake is punctual, so that a repeated turn lands on the same timeline items. */
export const dueAtMs = ({ wakesAtMs }: Enrollment, nowMs: number): number =>
  wakesAtMs !== undefined && wakesAtMs <= nowMs && nowMs - wakesAtMs < PUNCTUAL_MS ? wakesAtMs : nowMs;

/** Her as she will be when it is folded in that these are gone. */
export const withoutDevices = (profile: Profile, gone: readonly Identity[]): Profile => {
  if (gone.length === 0) return profile;
  const isGone = (one: Identity) =>
    gone.some(({ namespace, value }) => one.namespace === namespace && one.value === value);
  return { ...profile, identities: profile.identities.filter((one) => !isGone(one)) };
};

/** Asks the core what is to be done now. `tooLateMs` below 0 makes every moment too late. */
export const verdictOn = (
  { enrollment, situation, memory }: Turn,
  nowMs: number,
  tooLateMs?: number,
): Verdict => {
  const { journey, profile, suppressed, snapshot } = situation;
  const { contact, shop, switches } = snapshot;
  const late = tooLateMs === undefined ? {} : { tooLateMs };
  return advance({
    enrollment,
    journey,
    status: statusOf(situation),
    profile: withoutDevices(profile, memory.gone),
    contact,
    shop,
    switches,
    suppressed,
    nowMs,
    rfm: snapshot.people.rfm,
    ...(situation.run && { run: situation.run }),
    ...(situation.isMailStopped && { isMailStopped: true }),
    ...late,
  });
};

/**
 * Effects first: timeline and what is counted anyway, then the next wake, then the write that makes both stand. What is decided counts
 * after it, as a write that is lost decides nothing, and is stored with it until then. Throws Conflict.
 */
export const write = async (
  ports: AdvancePorts,
  turn: Omit<Turn, 'situation' | 'dueAtMs'> & Partial<Pick<Turn, 'situation'>>,
  wakesAtMs?: number,
): Promise<Enrollment> => {
  const { nextWakeNo, items, memory } = turn;
  const { untold: _told, ...enrollment } = turn.enrollment;
  const { facts, decided } = await tellingsOf(ports, turn);
  await Promise.all([...(items.length > 0 ? [ports.timeline.append(items)] : []), tellAll(ports, facts)]);
  await tellSends(ports, items);
  const next = wakesAtMs === undefined ? enrollment : { ...enrollment, wakeNo: nextWakeNo, wakesAtMs };
  if (wakesAtMs !== undefined) await ports.wakes.arm(wakeOf(next, nextWakeNo), wakesAtMs);
  const stored = await ports.enrollments.save(decided ? { ...next, untold: decided } : next);
  logMessages(items);
  delete memory.own;
  return told(ports, stored);
};

/** A message that is on its way does not wait for the counters: the next write tells them once more. */
const told = async (ports: AdvancePorts, stored: Enrollment): Promise<Enrollment> => {
  const { untold: _told, ...rest } = stored;
  try {
    await tellUntold(ports.counters, stored);
    return rest;
  } catch (error) {
    if (!stored.claim) throw error;
    log.warn('counters could not be told', { error });
    return stored;
  }
};

/** The wake says since when she is due itself, since the write after it may be lost. */
export const wakeOf = (enrollment: Enrollment, wakeNo: number): Wake => {
  const { profileId, id: enrollmentId } = enrollment;
  const dueAtMs = dueSinceMs(enrollment);
  return { profileId, enrollmentId, wakeNo, ...(dueAtMs !== undefined && { dueAtMs }) };
};
