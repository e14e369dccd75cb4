/** What comes in is counted by windows of this length, which begin at the same instants everywhere. */
export const WINDOW_MS = 10_000;

/** How much may come. */
export interface Limit {
  /** On the average of a window. */
  perSecond: number;
  /** A process tells the others each time that it has counted such a part of a window's: the fewer, the cheaper and the less exact. */
  parts?: number;
}

const USUAL_PARTS = 100;

/** What one process knows of the window that goes on. */
export interface Tally {
  windowNo: number;
  /** Of all processes, as far as it was told; its own is in it always. */
  known: number;
  /** Its own that the others do not know of yet. */
  untold: number;
}

export interface Ask {
  limit: Limit;
  amount: number;
  nowMs: number;
}

/** `tell`: how much is to be added to what all know; mostly nothing. */
export interface Taken {
  kind: 'taken';
  tally: Tally;
  tell: number;
}

export type Verdict = Taken | { kind: 'refused'; tally: Tally; retryAfterMs: number };

/**
 * Is there room in this window? Whatever comes while there is some is taken whole, however large, so that nothing is too large
 * forever. Nobody is refused who stays below the limit; above it k processes take `k * (part + largest request)` more at most,
 * since each tells at least every `part` of a window.
 */
export const take = (before: Tally | undefined, { limit, amount, nowMs }: Ask): Verdict => {
  const windowNo = Math.floor(nowMs / WINDOW_MS);
  const tally = before?.windowNo === windowNo ? before : { windowNo, known: 0, untold: 0 };
  const most = mostOf(limit);
  if (tally.known >= most)
    return { kind: 'refused', tally, retryAfterMs: (windowNo + 1) * WINDOW_MS - nowMs };
  const known = tally.known + amount;
  const untold = tally.untold + amount;
  const isDue = untold >= partOf(limit);
  return { kind: 'taken', tally: { windowNo, known, untold: isDue ? 0 : untold }, tell: isDue ? untold : 0 };
};

/** What came in of all, as the shared count says; an answer that comes late, in another window, says nothing. */
export const told = (tally: Tally, windowNo: number, total: number): Tally =>
  tally.windowNo === windowNo ? { ...tally, known: Math.max(tally.known, total + tally.untold) } : tally;

/** Gives back what was taken and did not come in after all; what was to be told with it, of others, still is. */
export const released = (tally: Tally, amount: number, { tally: { windowNo }, tell }: Taken): Tally =>
  tally.windowNo === windowNo
    ? { ...tally, known: tally.known - amount, untold: tally.untold + tell - amount }
    : tally;

/** How much may come in a window. */
export const mostOf = ({ perSecond }: Limit): number => (perSecond * WINDOW_MS) / 1000;

/** After so much a process tells what it has counted. */
export const partOf = (limit: Limit): number =>
  Math.max(1, Math.floor(mostOf(limit) / (limit.parts ?? USUAL_PARTS)));
