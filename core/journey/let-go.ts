import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { isMoved } from './further-along.ts';
import { wasSent } from './sends.ts';

/** Other ways to tell her, or to leave it to others to tell her. */
const TELLING: ReadonlySet<string> = new Set(['webhook', 'emit', 'update', 'task']);

/** Is she told of a promise by messages of this journey, and by nothing else? */
export const tellsByMessage = ({ places }: Pick<CompiledJourney, 'places'>): boolean => {
  const all = [...places.values()];
  return (
    all.some(({ kind, step }) => (kind.rungs?.(step) ?? []).length > 0) &&
    !all.some(({ step }) => TELLING.has(step.kind))
  );
};

/** Is what the enrollment promised to be taken back, since it is over and no message has told her? */
export const isUntold = (enrollment: Enrollment): boolean => {
  const { status, offer, keepsOffer, sends, claim } = enrollment;
  return (
    offer !== undefined &&
    !keepsOffer &&
    status !== 'active' &&
    !isMoved(enrollment) &&
    claim === undefined &&
    !sends.some((one) => wasSent(one) && one.atMs >= offer.grantedAtMs)
  );
};

/**
 * Tasks of agents that are moot: she ordered, refused, was taken out. A journey that came to its end leaves its calls to be made. The
 * id of a task is that of its send.
 */
export const callsToDrop = (enrollment: Enrollment): string[] =>
  (enrollment.status === 'exited' || enrollment.status === 'stopped') && !isMoved(enrollment)
    ? enrollment.sends.flatMap((one) => (one.channel === 'agent' && wasSent(one) ? [one.sendId] : []))
    : [];
