/**
 * Whoever gives an enrollment a new wake without being one keeps apart from the numbers that a wake under way may arm, so
 * that one of those is out of date.
 */
export const WAKE_STRIDE = 10;
