import type { Enrollment } from './enrollment.ts';

export interface Enrollments {
  /** All kept enrollments of these profiles (a winner and its losers), ended ones included. */
  ofProfiles(profileIds: readonly string[]): Promise<Enrollment[]>;
  /** Consistent read. */
  get(profileId: string, enrollmentId: string): Promise<Enrollment | undefined>;
  /** Conditional put: a second one of the same id changes nothing. */
  create(enrollment: Enrollment): Promise<'created' | 'exists'>;
  /** Writes `enrollment` with version + 1 if the stored version is `enrollment.version`; answers what is stored now; throws Conflict. */
  save(enrollment: Enrollment): Promise<Enrollment>;
  /** Takes back one that nobody has touched since `create`. */
  removeUntouched(enrollment: Enrollment): Promise<'removed' | 'kept'>;
}

/** What an enrollment holds, and keeps no longer when it is over. Safe to repeat. */
export interface LetGo {
  of(enrollment: Enrollment): Promise<void>;
}

export interface Wake {
  profileId: string;
  enrollmentId: string;
  wakeNo: number;
  /** Since when what it brings is due, by whoever armed it: the write after the arming may have been lost. */
  dueAtMs?: number;
}

/** One-time schedules that come back as messages of the wake queue. */
export interface Wakes {
  /**
   * Arming the same wake twice is safe, and one number may come at several times. It comes a second after it is armed at the
   * earliest, never before its time, and possibly a minute late unless it is due already.
   */
  arm(wake: Wake, atMs: number): Promise<void>;
}

export interface EntryCapAsk {
  journeyId: string;
  /** Tells windows of one journey apart. */
  window: string;
  enrollmentId: string;
  max: number;
  expiresAtSeconds: number;
}

/** How many people come into a journey. */
export interface EntryCaps {
  /** Takes a place in the window unless as many are taken; the same enrollment has it for good. */
  reserve(ask: EntryCapAsk): Promise<boolean>;
}
