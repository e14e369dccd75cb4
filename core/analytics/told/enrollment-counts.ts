import type { ShopSettings } from '../../config/settings.ts';
import type { CompiledJourney } from '../../journey/compile.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { isMoved } from '../../journey/further-along.ts';
import { isHeldOut } from '../../journey/holdout.ts';
import { wasSent } from '../../journey/sends.ts';
import { skipsOnEnd } from '../../journey/skips.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Count } from '../count.ts';
import type { Amounts } from '../measure.ts';
import type { Row } from '../row.ts';
import { countOf } from './count-of.ts';
import { countsOfEntry } from './message-counts.ts';
import { entryRow, messageRow } from './rows.ts';

/** Another event that brings her into what was taken back is another entry. */
const entryWords = ({ id, trigger: { event, atMs } }: Enrollment) => [id, event, atMs];

export const countOfEntry = (enrollment: Enrollment): Count[] =>
  enrollment.uncounted
    ? []
    : [
        countOf(['entered', ...entryWords(enrollment)], {
          atMs: enrollment.enteredAtMs,
          row: entryRow(enrollment),
          add: { entered: 1 },
        }),
      ];

/** It was begun by an attempt that came to nothing, and taken back. */
export const countOfTakeBack = (enrollment: Enrollment): Count[] =>
  enrollment.uncounted
    ? []
    : [
        countOf(['taken back', ...entryWords(enrollment)], {
          atMs: enrollment.enteredAtMs,
          row: entryRow(enrollment),
          add: { entered: -1 },
        }),
      ];

/** There was no room for her under the cap of the journey. */
export const countOfTurnedAway = (enrollment: Enrollment): Count[] =>
  enrollment.uncounted
    ? []
    : [
        countOf(['turned away', ...entryWords(enrollment)], {
          atMs: enrollment.enteredAtMs,
          row: entryRow(enrollment),
          add: { 'skipped:entry-cap': 1 },
          who: enrollment.profileId,
        }),
      ];

const reactions: ReadonlySet<string> = new Set(['ordered', 'reacted']);

/**
 * She answered the messages of the cascade that she leaves: once, at the time of the last one, whoever tells it and whenever. What left
 * after her answer, as that was told of late, is not answered: `untilMs` is when she ended it.
 */
export const countOfReaction = (
  enrollment: Enrollment,
  journey: CompiledJourney | undefined,
  reason: string,
  untilMs = enrollment.endedAtMs ?? Number.POSITIVE_INFINITY,
): Count[] => {
  const { stepId } = enrollment.position;
  const last = enrollment.sends.findLast(
    (one) => one.stepId === stepId && wasSent(one) && one.atMs <= untilMs,
  );
  const isCascade = stepId !== null && journey?.places.get(stepId)?.kind.endsOnReaction === true;
  if (enrollment.uncounted || !reactions.has(reason) || !last || !isCascade) return [];
  const row = messageRow(enrollment, journey, last);
  return [countOf(['reacted', enrollment.id, stepId], { atMs: last.atMs, row, add: { reacted: 1 } })];
};

export interface EndAsk {
  /** As it is stored: over. */
  enrollment: Enrollment;
  journey: CompiledJourney | undefined;
  profile: Profile;
  shop: ShopSettings;
}

const endOf = ({ status, reason }: Enrollment): string =>
  status === 'completed' ? status : (reason ?? status);

/** At the step where it found her; whoever came through to the end stands at none. No later write moves her from there. */
const endRow = (enrollment: Enrollment): Row => {
  const { stepId } = enrollment.position;
  return { ...entryRow(enrollment), ...(stepId !== null && { stepId }) };
};

/** Whether it has left is known to whoever made the claim, or to nobody: then a wake finds the claim run out. */
const isOnItsWay = ({ claim }: Enrollment): boolean => claim !== undefined && !claim.uncalled;

/**
 * That a journey is over for her, and which messages were not sent because of it. Made of nothing but what is stored, so that
 * whoever ended it and whoever finds it over say the same. While a message is on its way only the end itself is sure: what it leaves
 * untried, and what she answered, is told by whoever settles the claim.
 */
export const countsOfEnd = (ask: EndAsk): Count[] => {
  const { enrollment, journey, profile, shop } = ask;
  const { id, status, endedAtMs: atMs = enrollment.enteredAtMs } = enrollment;
  const reason = endOf(enrollment);
  if (status === 'active' || enrollment.uncounted || isMoved(enrollment)) return [];
  const isSure = !isOnItsWay(enrollment);
  const untried =
    journey && isSure && status !== 'completed'
      ? skipsOnEnd({ enrollment, journey, profile, shop, reason, atMs })
      : [];
  const skipped = untried.flatMap((entry) => countsOfEntry({ enrollment, journey, entry, dueAtMs: atMs }));
  if (isHeldOut(enrollment)) return skipped;
  return [
    countOf(['ended', id], { atMs, row: endRow(enrollment), add: { [`ended:${reason}`]: 1 } }),
    ...skipped,
    ...(isSure ? countOfReaction(enrollment, journey, reason) : []),
  ];
};

const negative = (add: Amounts): Amounts =>
  Object.fromEntries(Object.entries(add).map(([measure, amount]) => [measure, -(amount ?? 0)]));

/** An end that was undone is none: what was told of it, if it was told, comes to nothing. */
export const countsOfUndone = (ask: EndAsk): Count[] =>
  countsOfEnd(ask).flatMap((count) => {
    const { id, atMs, row, add } = count;
    return [count, countOf(['undone', id], { atMs, row, add: negative(add) })];
  });

/** One of two enrollments in one journey that a merge made one person's. */
export const countOfDouble = (enrollment: Enrollment): Count[] =>
  enrollment.uncounted
    ? []
    : [
        countOf(['ended', enrollment.id], {
          atMs: enrollment.endedAtMs ?? enrollment.enteredAtMs,
          row: entryRow(enrollment),
          add: { 'ended:merged': 1 },
        }),
      ];
