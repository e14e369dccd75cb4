import { dueOf } from '../broadcast/due.ts';
import { cartOf } from '../cart/cart-of.ts';
import { type ExperimentSettings, noExperiments } from '../config/experiment-settings.ts';
import { contactSettingsSchema, type ShopSettings } from '../config/settings.ts';
import { nothingSwitched } from '../config/switches-settings.ts';
import { factOf } from '../event/message-facts.ts';
import { hashId } from '../hash.ts';
import { LATE_MS } from '../profile/incoming.ts';
import { isOperatorAct } from '../profile/operator/acts.ts';
import type { Profile } from '../profile/profile.ts';
import { isDerivedByUs } from '../segment/derived-words.ts';
import { isSmsReceived } from '../sms/sms-reply.ts';
import type { AppliedEvent } from './applied-event.ts';
import { isTrigger } from './awaited.ts';
import { isBuiltIn } from './built-in/index.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { holdoutDraws, holdoutOf, isHeldOut } from './holdout.ts';
import { isAboutOneThing, isManyKeyed } from './keyed.ts';
import { isNoStep } from './luck.ts';
import { markIn } from './marks.ts';
import { ended } from './moves.ts';
import { entryKeyOf, mayReenter } from './reentry.ts';
import { entryKeySaid } from './triggers/trigger-schema.ts';

export interface EntryAsk {
  /** One that `matchTriggers` has named for the event. */
  journey: CompiledJourney;
  event: AppliedEvent;
  profile: Profile;
  /** Hers, in whatever journey, ended ones included. */
  enrollments: readonly Enrollment[];
  shop: ShopSettings;
  experiments?: ExperimentSettings;
  /** Figures are not about her. */
  uncounted?: true;
  nowMs: number;
}

const noteOf = ({ journey, profile }: Pick<EntryAsk, 'journey' | 'profile'>) =>
  markIn(profile.entries, journey.id);

const noContact = contactSettingsSchema.parse({});

/**
 * When the first step is over, if it is a wait; else at once. Never before now: it would count as late. A run of a broadcast
 * begins when it was meant to, so that what is told too late is late.
 */
const firstWakeMs = (
  ask: Pick<EntryAsk, 'journey' | 'profile' | 'shop' | 'nowMs'>,
  enrollment: Enrollment,
): number => {
  const { journey, profile, shop } = ask;
  const nowMs = enrollment.startsAtMs ?? ask.nowMs;
  const place = journey.places.get(journey.first ?? '');
  if (!place?.kind.restsMs || place.kind.byClock?.(place.step)) return nowMs;
  const { step } = place;
  const { purpose } = journey;
  const verdict = place.kind.advance({
    step,
    enrollment,
    purpose,
    profile,
    contact: noContact,
    shop,
    switches: nothingSwitched,
    suppressed: {},
    late: false,
    nowMs,
  });
  return verdict.kind === 'rest' ? verdict.untilMs : nowMs;
};

/** What we did to her ourselves starts nothing: one journey would start the other for ever. */
const isOurDoing = ({ event, profileId }: AppliedEvent): boolean => {
  const fact = profileId === undefined ? undefined : factOf(event);
  return fact?.kind === 'Sent' || fact?.kind === 'Delivered';
};

type Identified = Pick<Enrollment, 'id' | 'cycle'>;

/**
 * Where she is never in twice, whoever lets her in at this moment makes the same entry, by whatever event, with whatever cart and whichever
 * version of her before his eyes: the second one finds it made. The entry before, of which her profile knows where it is forgotten, tells it
 * from all others, since an id is never used twice.
 */
const identified = (
  { journey, profile, enrollments }: Pick<EntryAsk, 'journey' | 'profile' | 'enrollments'>,
  entryKey: string,
): Identified => {
  const ofJourney = enrollments.filter((one) => one.journeyId === journey.id);
  const isOneOfMany = isManyKeyed(journey);
  const last = lastOf(isOneOfMany ? ofJourney.filter((one) => one.entryKey === entryKey) : ofJourney);
  const cycle = (last?.cycle ?? -1) + 1;
  const before = last?.id ?? noteOf({ journey, profile })?.enrollmentId ?? '';
  return { id: hashId([profile.id, journey.id, isOneOfMany ? entryKey : before, cycle]), cycle };
};

const lastOf = (all: readonly Enrollment[]): Enrollment | undefined =>
  all.toSorted((a, b) => b.cycle - a.cycle || (a.id < b.id ? -1 : 1))[0];

const bornOf = (ask: EntryAsk, entryKey: string): Enrollment => {
  const { journey, event, profile } = ask;
  const { atMs, source, properties = {} } = event;
  const due = journey.key === 'run' ? dueOf(event) : undefined;
  const startsAtMs = due?.startsAtMs ?? atMs;
  const luckId = noteOf(ask)?.luckId ?? profile.id;
  const experiments = ask.experiments ?? noExperiments;
  const draws = holdoutDraws(journey.journey, luckId, profile.id, experiments);
  const enrollment = {
    ...identified(ask, entryKey),
    profileId: profile.id,
    journeyId: journey.id,
    journeyVersion: journey.version,
    entryKey,
    status: 'active' as const,
    enteredAtMs: atMs,
    trigger: {
      ...{ event: event.event, source, atMs, properties },
      ...(event.unproven && { unproven: true as const }),
    },
    position: { stepId: journey.first, enteredStepAtMs: startsAtMs },
    wakeNo: 1,
    sends: [],
    version: 0,
    luckId,
    ...(draws.length > 0 && { draws }),
    ...(ask.uncounted && { uncounted: true as const }),
    ...(due && { runId: due.runId, startsAtMs }),
    ...(event.requestId !== undefined && { requestId: event.requestId }),
  };
  const reason = holdoutOf(journey.journey, luckId, profile.id, experiments);
  return reason === undefined
    ? { ...enrollment, wakesAtMs: firstWakeMs(ask, enrollment) }
    : ended(enrollment, { kind: 'exit', reason }, atMs);
};

interface AgainAsk
  extends Pick<EntryAsk, 'journey' | 'profile' | 'shop' | 'nowMs' | 'enrollments' | 'uncounted'> {
  atMs: number;
}

/** Another entry with what she came in by, from the first step of the version in effect. */
export const bornAgain = (old: Enrollment, ask: AgainAsk): Enrollment => {
  const { journey, profile, atMs } = ask;
  const { entryKey, trigger, luckId, runId, draws, uncounted } = old;
  const enrollment: Enrollment = {
    ...identified(ask, entryKey),
    profileId: profile.id,
    journeyId: journey.id,
    journeyVersion: journey.version,
    ...{ entryKey, status: 'active', enteredAtMs: atMs, trigger },
    position: { stepId: journey.first, enteredStepAtMs: atMs },
    ...{ wakeNo: 1, sends: [], version: 0 },
    ...(luckId !== undefined && { luckId }),
    ...(runId !== undefined && { runId }),
    ...(draws && { draws: draws.filter(({ stepId }) => isNoStep(stepId)) }),
    ...((uncounted || ask.uncounted) && { uncounted: true as const }),
  };
  return { ...enrollment, wakesAtMs: firstWakeMs(ask, enrollment) };
};

/**
 * Made by this very event, when it was told before; a run of a broadcast is told by several. Whoever is cut off may tell her
 * coming into a segment of another moment: one that nobody has touched since is made by the same.
 */
const isOwn = (one: Enrollment, { journey, event }: EntryAsk, entryKey: string | undefined): boolean => {
  if (journey.key === 'run') return one.entryKey === entryKey;
  const isUntouched = one.version === 0 && one.status === 'active';
  if (isDerivedByUs(event) && isUntouched && one.trigger.event === event.event) return true;
  return isTrigger(event, one) && (!isManyKeyed(journey) || one.entryKey === entryKey);
};

/**
 * The enrollment that an event makes, over at once for somebody in a control group; undefined if it makes none. Told twice
 * of the same event, it answers with the enrollment made the first time, so that a retry lands on the same item. Times count
 * from the event, not from now.
 */
export const enter = (ask: EntryAsk): Enrollment | undefined => {
  const { journey, event, profile } = ask;
  if (ask.nowMs - event.atMs > LATE_MS || isOurDoing(event)) return undefined;
  if (isBuiltIn(journey.id) && !isOperatorAct(event) && !isSmsReceived(event) && !event.derived)
    return undefined;
  const ofJourney = ask.enrollments.filter((one) => one.journeyId === journey.id);
  const said = entryKeySaid(journey.journey.trigger, event, journey.id);
  const entryKey = said ?? entryKeyOf(journey, event.properties, cartOf(profile));
  const own = ofJourney.find((one) => isOwn(one, ask, entryKey));
  if (own) return own.status === 'active' || isHeldOut(own) ? own : undefined;
  if (entryKey === undefined) return undefined;
  const ofKey = ofJourney.filter((one) => one.entryKey === entryKey);
  const isApart = isAboutOneThing(journey);
  const note = noteOf(ask);
  if (said !== undefined && (ofKey.length > 0 || note?.entryKey === said)) return undefined;
  const earlier = isApart ? ofKey : ofJourney;
  const mark = isApart && note?.entryKey !== entryKey ? undefined : note;
  const { lastOrder } = profile;
  if (!mayReenter({ journey, earlier, mark, lastOrder, atMs: event.atMs })) return undefined;
  return bornOf(ask, entryKey);
};

/** Is what is stored what would have been made: by the same event, in the same version? */
export const isSameEntry = (stored: Enrollment | undefined, born: Enrollment): boolean =>
  stored !== undefined &&
  stored.journeyVersion === born.journeyVersion &&
  stored.trigger.event === born.trigger.event &&
  stored.trigger.atMs === born.trigger.atMs;
