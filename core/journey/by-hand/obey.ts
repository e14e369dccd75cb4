import type { ShopSettings } from '../../config/settings.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Enrollment } from '../enrollment.ts';
import { bornAgain } from '../enter.ts';
import { areRivals } from '../further-along.ts';
import type { IndexedJourney } from '../journey-index.ts';
import { isUntold } from '../let-go.ts';
import { WAKE_STRIDE } from '../wake-stride.ts';
import type { HandAct, HandActName } from './hand-act.ts';

export interface ObeyAsk {
  /** Hers, in whatever journey, ended ones included. */
  enrollments: readonly Enrollment[];
  /** As it is published now. */
  journey: IndexedJourney | undefined;
  profile: Profile;
  uncounted?: true;
  shop: ShopSettings;
  atMs: number;
  nowMs: number;
}

/** What an act comes to. Told twice it comes to the same. */
export interface Obeyed {
  /** As they stand, with who ends them noted. */
  end?: { enrollment: Enrollment; reason: string }[];
  born?: Enrollment[];
  /** With a new wake. */
  wake?: Enrollment[];
}

type Obey = (act: HandAct, ask: ObeyAsk) => Obeyed;

const meant = ({ journeyId, enrollmentId }: HandAct, { enrollments }: ObeyAsk): Enrollment[] =>
  enrollments.filter(
    (one) => one.journeyId === journeyId && (enrollmentId === undefined || one.id === enrollmentId),
  );

const isActive = ({ status }: Enrollment): boolean => status === 'active';

/** What an undo needs to know. */
const noted = (enrollment: Enrollment, { jobId }: HandAct): Enrollment => {
  const { wakesAtMs } = enrollment;
  if (jobId === undefined) return enrollment;
  return { ...enrollment, endedBy: { jobId, ...(wakesAtMs !== undefined && { wakesAtMs }) } };
};

const endsWith =
  (reason: string): Obey =>
  (act, ask) => ({
    end: meant(act, ask)
      .filter((one) => isActive(one) && one.trigger.atMs <= ask.atMs)
      .map((one) => ({ enrollment: noted(one, act), reason })),
  });

/** The one that a restart made; of the same cart or order. */
const bornOf = (old: Enrollment, { jobId }: HandAct, { enrollments }: ObeyAsk): Enrollment | undefined =>
  enrollments.find(
    (one) =>
      jobId !== undefined &&
      one.bornBy === jobId &&
      one.journeyId === old.journeyId &&
      one.entryKey === old.entryKey,
  );

/** Is she in again by herself? Nobody is in one journey twice. */
const isInBeside = (old: Enrollment, { enrollments, journey }: ObeyAsk, born: Enrollment | undefined) =>
  enrollments.some((one) => isActive(one) && one.id !== born?.id && areRivals(one, old, journey?.compiled));

/**
 * Ends her and lets her in again from the first step, with what she came in by. Whoever was cut off after the end is told of it again,
 * maybe when another cart has brought her in.
 */
const restart: Obey = (act, ask) => {
  const { journey } = ask;
  const [old] = meant(act, ask);
  if (!old || !journey || journey.status === 'stopped') return {};
  const isDone = act.jobId !== undefined && old.endedBy?.jobId === act.jobId;
  if (!isActive(old) && !isDone) return {};
  const end = isDone ? [] : [{ enrollment: noted(old, act), reason: 'restarted' }];
  const known = bornOf(old, act, ask);
  if (isInBeside(old, ask, known)) return { end };
  const born = known ?? bornAgain(old, { ...ask, journey: journey.compiled });
  return { end, born: [act.jobId === undefined ? born : { ...born, bornBy: act.jobId }] };
};

/** Active again where she stood, with the wake that she had; what that leaves too late is not sent. */
const returned = ({ reason: _reason, endedAtMs: _atMs, endedBy, ...rest }: Enrollment, nowMs: number) => ({
  ...rest,
  status: 'active' as const,
  wakeNo: rest.wakeNo + WAKE_STRIDE,
  wakesAtMs: endedBy?.wakesAtMs ?? nowMs,
});

/**
 * Not if she is in again by herself. Nor if she was promised something that no message has told her of: that went back
 * when she was taken out, and may be somebody else's by now.
 */
const takeBack: Obey = (act, ask) => {
  const { journey, nowMs } = ask;
  const [old] = meant(act, ask);
  const isOfJob = old?.endedBy !== undefined && old.endedBy.jobId === act.jobId;
  if (!isOfJob || isActive(old) || isUntold(old) || !journey || journey.status === 'stopped') return {};
  const born = bornOf(old, act, ask);
  if (isInBeside(old, ask, born)) return {};
  return {
    end: born && isActive(born) ? [{ enrollment: born, reason: 'undone' }] : [],
    wake: [returned(old, nowMs)],
  };
};

/** The step she stands at must be there; waits are looked at anew. */
const moveOn: Obey = (act, ask) => {
  const { journey, nowMs } = ask;
  const [one] = meant(act, ask);
  if (!one || !isActive(one) || !journey || one.journeyVersion === journey.compiled.version) return {};
  if (!journey.compiled.places.has(one.position.stepId ?? '')) return {};
  const wakeNo = one.wakeNo + WAKE_STRIDE;
  return { wake: [{ ...one, journeyVersion: journey.compiled.version, wakeNo, wakesAtMs: nowMs }] };
};

const acts: Readonly<Record<HandActName, Obey>> = {
  'Journey Left': endsWith('operator'),
  'Journey Stopped': endsWith('stopped'),
  'Journey Restarted': restart,
  'Journey Returned': takeBack,
  'Journey Moved': moveOn,
};

export const obey: Obey = (act, ask) => acts[act.name](act, ask);
