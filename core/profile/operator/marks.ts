/** The latest word on a pause: one that was taken back ends when it was. */
export interface PauseMark {
  saidAtMs: number;
  endsAtMs: number;
}

/** The latest word on one complaint. */
export interface ComplaintMark {
  id: string;
  saidAtMs: number;
  closed?: true;
}

/** What operators and ticket systems have said of a person that the gate must know. Absent while nothing was said. */
export interface OperatorMarks {
  pause?: PauseMark;
  /** Open ones first, then the latest; bounded. */
  complaints?: ComplaintMark[];
}

/** Both, each register by its latest word; at a tie the longer pause, and a complaint that is closed. */
export const mergeMarks = (a: OperatorMarks, b: OperatorMarks): OperatorMarks => {
  const pause = laterPause(a.pause, b.pause);
  const complaints = union(a.complaints ?? [], b.complaints ?? []);
  return { ...(pause && { pause }), ...(complaints.length > 0 && { complaints }) };
};

/** Of more complaints than these the closed ones are forgotten first, then the oldest. */
export const MAX_COMPLAINTS = 20;

const byRank = (a: ComplaintMark, b: ComplaintMark): number =>
  Number(a.closed ?? false) - Number(b.closed ?? false) || b.saidAtMs - a.saidAtMs || (a.id < b.id ? -1 : 1);

const laterPause = (a: PauseMark | undefined, b: PauseMark | undefined): PauseMark | undefined => {
  if (!a || !b) return a ?? b;
  const difference = a.saidAtMs - b.saidAtMs || a.endsAtMs - b.endsAtMs;
  return difference >= 0 ? a : b;
};

const laterWord = (a: ComplaintMark, b: ComplaintMark): ComplaintMark => {
  if (a.saidAtMs !== b.saidAtMs) return a.saidAtMs > b.saidAtMs ? a : b;
  return a.closed ? a : b;
};

const union = (a: readonly ComplaintMark[], b: readonly ComplaintMark[]): ComplaintMark[] => {
  const marks = new Map(a.map((one) => [one.id, one]));
  for (const one of b) {
    const held = marks.get(one.id);
    marks.set(one.id, held ? laterWord(held, one) : one);
  }
  return [...marks.values()].toSorted(byRank).slice(0, MAX_COMPLAINTS);
};

/** Until when marketing waits; undefined when it does not. */
export const pausedUntilMs = ({ pause }: OperatorMarks, nowMs: number): number | undefined =>
  pause && nowMs < pause.endsAtMs ? pause.endsAtMs : undefined;

export const openComplaints = ({ complaints = [] }: OperatorMarks): ComplaintMark[] =>
  complaints.filter(({ closed }) => !closed);
