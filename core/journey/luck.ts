import { hashId } from '../hash.ts';
import type { Enrollment } from './enrollment.ts';

/** Names no step: who takes part in a journey at all. */
export const HOLDOUT = '~holdout';
export const GLOBAL = '~global-control';

export const isNoStep = (stepId: string): boolean => stepId === HOLDOUT || stepId === GLOBAL;

/** A number in [0, 1) that is always the same for these words. */
const drawn = (words: readonly string[]): number => Number.parseInt(hashId(words, 8), 16) / 2 ** 32;

/**
 * A number in [0, 1) for a person at a step of a journey: the same on every device, at every entry, in every version, and
 * independent from step to step. Enrollments from before luck was hers have their own.
 */
export const luckOf = ({ luckId, id, journeyId }: Enrollment, stepId: string): number =>
  luckId === undefined ? drawn([id, stepId]) : drawn([luckId, journeyId, stepId]);

export const holdoutLuck = (luckId: string, journeyId: string): number => drawn([luckId, journeyId, HOLDOUT]);

/** The same in all journeys. */
export const globalLuck = (profileId: string): number => drawn([profileId, GLOBAL]);

/** Which of several shares the luck falls on; -1 when they leave it out. */
export const shareAt = (luck: number, shares: readonly number[]): number => {
  let sum = 0;
  return shares.findIndex((share) => {
    sum += share;
    return luck < sum;
  });
};

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/** Do the shares leave nobody out? */
export const isEverybody = (shares: readonly number[]): boolean => sumOf(shares) > 1 - 1e-9;

/** Are the shares more than everybody? Ten tenths are not. */
export const isOverfull = (shares: readonly number[]): boolean => sumOf(shares) > 1 + 1e-9;
