/**
 * Whoever gives an enrollment a new wake without being one keeps apart from the numbers that a wake under way may arm: a
 * schedule's name is never used twice.
 */
export const WAKE_STRIDE = 10;
