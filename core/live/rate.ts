/** How many entries a process may show: so many at once, and so many a second on the long run. */
export interface RateLimit {
  atOnce: number;
  perSecond: number;
}

/** Room that is used up and comes back with time. */
export const createRate = ({ atOnce, perSecond }: RateLimit) => {
  let room = atOnce;
  let sinceMs = 0;
  return {
    /** How much of what is wanted may be taken; that much is used up. */
    take(wanted: number, nowMs: number): number {
      // A clock that was set back gives nothing and takes nothing.
      const passedMs = Math.max(0, nowMs - sinceMs);
      room = Math.min(atOnce, room + (passedMs * perSecond) / 1000);
      sinceMs = nowMs;
      const taken = Math.min(wanted, Math.floor(room));
      room -= taken;
      return taken;
    },
  };
};
