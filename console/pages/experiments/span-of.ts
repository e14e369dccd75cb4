/** A figure with the interval that holds the truth. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Where on a line from 0 to 100 the marks of an interval stand. */
export interface Marks extends Interval {
  readonly zero: number;
}

const ROOM = 0.06;

/** From the smallest to the largest of all intervals and zero, with room on both sides. */
export const scaleOf = (intervals: readonly Interval[]): { from: number; to: number } => {
  const ends = intervals.flatMap(({ low, high }) => [low, high]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (high - low || 1) * ROOM;
  return { from: low - room, to: high + room };
};

export const marksOf = (
  { estimate, low, high }: Interval,
  { from, to }: { from: number; to: number },
): Marks => {
  const at = (value: number): number => Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
  return { estimate: at(estimate), low: at(low), high: at(high), zero: at(0) };
};

/** Better, worse, or not to be told from nothing yet. */
export const sideOf = ({ low, high }: Interval): 'more' | 'less' | 'unclear' => {
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'unclear';
};
