import type { Attempt } from '../aws/providers.ts';
import type { Case, Evidence, Violation } from './evidence.ts';

/** By the promise and not by our own constants: over so many mails, such a share of bounces, and so many more may leave. */
const [FEWEST, LATEST, SHARE, MOST_AFTER] = [1_000, 1_280, 0.04, 100];

export interface BadList {
  violations: Violation[];
  /** Mails of which something was known when too many had bounced, and how many of those. */
  known: number;
  bounced: number;
  /** Marketing mails that left after that. */
  after: number;
  /** Receipts that left after that, and were wanted. */
  receipts: number;
  wanted: number;
}

/** Her receipt may have left: of the answer nothing is known, and it is never sent again. */
const isDoubtful = ({ entries, attempts }: Case): boolean =>
  entries.some(
    ({ kind, journeyId, reason, sendId }) =>
      kind === 'send' &&
      journeyId === 'receipt' &&
      reason === 'unknown' &&
      !attempts.some((one) => one.sendId === sendId && one.accepted > 0),
  );

/** I26: marketing mail stops within a hundred mails of the limit, and receipts go on. */
export const stopsBadList = ({ cases, attempts, facts }: Evidence, mailsBefore: number): BadList => {
  const latest: boolean[] = Array.from({ length: mailsBefore }, () => false);
  const isOver = () => latest.filter(Boolean).length >= SHARE * Math.min(latest.length, LATEST);
  let known = mailsBefore;
  const crossed = facts.mailReports.find(({ type }) => {
    if (type !== 'Delivery' && type !== 'Bounce') return false;
    known += 1;
    latest.push(type === 'Bounce');
    latest.splice(0, latest.length - LATEST);
    return known >= FEWEST && isOver();
  });
  const taken = attempts.filter(
    (one) => one.accepted > 0 && one.atMs > (crossed?.atMs ?? Number.POSITIVE_INFINITY),
  );
  const isReceipt = ({ journeyId }: Attempt) => journeyId === 'receipt';
  const receipts = taken.filter(isReceipt).length;
  const after = taken.length - receipts;
  const wanted = cases.filter(({ person }) => person.manner === 'wants a receipt').length;
  // Whether nobody could know if they left is looked at by I5.
  const doubtful = cases.filter(isDoubtful).length;
  const faults = [
    ...(crossed ? [] : ['too few bounces, or stopped too early']),
    ...(after > MOST_AFTER ? [`${after} mails after the limit`] : []),
    ...(receipts + doubtful < wanted ? [`${receipts} of ${wanted} receipts`] : []),
  ];
  const violations = faults.map((what) => ({ invariant: 'I26', what }));
  return { violations, known, bounced: latest.filter(Boolean).length, after, receipts, wanted };
};
