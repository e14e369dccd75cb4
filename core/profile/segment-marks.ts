/** The latest word on whether she is on a list that somebody keeps by hand. */
export interface ListMark {
  saidAtMs: number;
  /** Taken off again where it is missing. */
  on?: true;
}

/** The armed look at her: conditions of hers may change then although she does nothing. */
export interface ClockMark {
  atMs: number;
  /** Names the schedule together with the time; grows with each that is armed. */
  no: number;
}

/** Which segments she is in. Absent while nothing that is published asks. */
export interface SegmentMarks {
  /** segmentId → since when. */
  segments?: Record<string, number>;
  /** segmentId → the latest word; bounded. */
  lists?: Record<string, ListMark>;
  clock?: ClockMark;
  /** Names the published rules that all of it was worked out by: by others it is worked out anew as a whole. */
  judgedBy?: string;
}

/** People taken off a list are remembered for so many lists. */
const MOST_LISTS = 100;

/** Both, each by what it says. Whether it still holds of the two is for the next look: by no rules is it worked out. */
export const mergeSegmentMarks = (winner: SegmentMarks, loser: SegmentMarks): SegmentMarks => {
  const segments = earlier(winner.segments ?? {}, loser.segments ?? {});
  const lists = mergeLists(winner.lists ?? {}, loser.lists ?? {});
  return {
    ...(Object.keys(segments).length > 0 && { segments }),
    ...(Object.keys(lists).length > 0 && { lists }),
    // Schedules of the loser's wake a frozen profile, where nobody listens.
    ...(winner.clock && { clock: winner.clock }),
  };
};

const earlier = (a: Record<string, number>, b: Record<string, number>): Record<string, number> => {
  const all = new Map(Object.entries(a));
  for (const [id, sinceMs] of Object.entries(b)) all.set(id, Math.min(sinceMs, all.get(id) ?? sinceMs));
  return Object.fromEntries(all);
};

type Lists = NonNullable<SegmentMarks['lists']>;

/** By the latest word; at a tie she is off. Of too many the oldest words are forgotten, those that took her off first. */
export const mergeLists = (a: Lists, b: Lists): Lists => {
  const all = new Map(Object.entries(a));
  for (const [id, mark] of Object.entries(b)) {
    const held = all.get(id);
    all.set(id, held && isLater(held, mark) ? held : mark);
  }
  const rank = ([, { on, saidAtMs }]: [string, ListMark]) => Number(on ?? false) * 1e15 + saidAtMs;
  const kept = [...all].toSorted((x, y) => rank(y) - rank(x) || (x[0] < y[0] ? -1 : 1)).slice(0, MOST_LISTS);
  return Object.fromEntries(kept);
};

const isLater = (a: ListMark, b: ListMark): boolean =>
  a.saidAtMs > b.saidAtMs || (a.saidAtMs === b.saidAtMs && a.on === undefined);
