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

/** The latest word on one topic of marketing; none was said of the others. */
export interface TopicMark {
  id: string;
  saidAtMs: number;
  denied?: true;
}

/** What operators, ticket systems and she herself have said that the gate must know. Absent while nothing was said. */
export interface OperatorMarks {
  pause?: PauseMark;
  /** Open ones first, then the latest; bounded. */
  complaints?: ComplaintMark[];
  /** The latest first; bounded. */
  topics?: TopicMark[];
}

/** Both, each register by its latest word; at a tie the longer pause, a complaint that is closed, a topic that is denied. */
export const mergeMarks = (a: OperatorMarks, b: OperatorMarks): OperatorMarks => {
  const pause = laterPause(a.pause, b.pause);
  const complaints = union(a.complaints ?? [], b.complaints ?? [], laterWord)
    .toSorted(byRank)
    .slice(0, MAX_COMPLAINTS);
  const topics = union(a.topics ?? [], b.topics ?? [], laterChoice)
    .toSorted(byLatest)
    .slice(0, MAX_TOPICS);
  return {
    ...(pause && { pause }),
    ...(complaints.length > 0 && { complaints }),
    ...(topics.length > 0 && { topics }),
  };
};

/** Of more complaints than these the closed ones are forgotten first, then the oldest. */
export const MAX_COMPLAINTS = 20;
const MAX_TOPICS = 50;

const byLatest = (a: { id: string; saidAtMs: number }, b: { id: string; saidAtMs: number }): number =>
  b.saidAtMs - a.saidAtMs || (a.id < b.id ? -1 : 1);

const byRank = (a: ComplaintMark, b: ComplaintMark): number =>
  Number(a.closed ?? false) - Number(b.closed ?? false) || byLatest(a, b);

const laterPause = (a: PauseMark | undefined, b: PauseMark | undefined): PauseMark | undefined => {
  if (!a || !b) return a ?? b;
  const difference = a.saidAtMs - b.saidAtMs || a.endsAtMs - b.endsAtMs;
  return difference >= 0 ? a : b;
};

const laterWord = (a: ComplaintMark, b: ComplaintMark): ComplaintMark => {
  if (a.saidAtMs !== b.saidAtMs) return a.saidAtMs > b.saidAtMs ? a : b;
  return a.closed ? a : b;
};

const laterChoice = (a: TopicMark, b: TopicMark): TopicMark => {
  if (a.saidAtMs !== b.saidAtMs) return a.saidAtMs > b.saidAtMs ? a : b;
  return a.denied ? a : b;
};

const union = <M extends { id: string }>(a: readonly M[], b: readonly M[], later: (a: M, b: M) => M): M[] => {
  const marks = new Map(a.map((one) => [one.id, one]));
  for (const one of b) {
    const held = marks.get(one.id);
    marks.set(one.id, held ? later(held, one) : one);
  }
  return [...marks.values()];
};

/** Until when marketing waits; undefined when it does not. */
export const pausedUntilMs = ({ pause }: OperatorMarks, nowMs: number): number | undefined =>
  pause && nowMs < pause.endsAtMs ? pause.endsAtMs : undefined;

export const openComplaints = ({ complaints = [] }: OperatorMarks): ComplaintMark[] =>
  complaints.filter(({ closed }) => !closed);

/** Does she want nothing of this topic? */
export const isTopicDenied = ({ topics = [] }: OperatorMarks, topic: string): boolean =>
  topics.some(({ id, denied }) => id === topic && denied === true);
