import type { ExperimentSettings } from '../config/experiment-settings.ts';
import type { ShopSettings } from '../config/settings.ts';
import { hashId } from '../hash.ts';
import type { EntryMark, Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { TimelineItem } from '../send/timeline.ts';
import type { AppliedEvent } from './applied-event.ts';
import { handActOf } from './by-hand/hand-act.ts';
import { obey } from './by-hand/obey.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { enter } from './enter.ts';
import { deniedBy, exitBy } from './exit-by.ts';
import { goalOf } from './goal.ts';
import { hear } from './hear.ts';
import { isHeldOut } from './holdout.ts';
import type { JourneyIndex } from './journey-index.ts';
import { marksOf } from './marks.ts';
import { matchTriggers } from './match-triggers.ts';
import { ended } from './moves.ts';
import { skipsOnEnd } from './skips.ts';

/** What the events of one person change about her journeys. All of it may be written twice. */
export interface Reaction {
  /** To create, and to arm at (wakeNo, wakesAtMs) if it wakes at all. */
  enter: Enrollment[];
  /** Ended copies to save, version untouched. */
  exit: Enrollment[];
  /** What they wait for has happened: to arm at (wakeNo, wakesAtMs), then to save. */
  wake: Enrollment[];
  /** To save as they are: a goal that is booked, something heard on the way to a step. */
  keep: Enrollment[];
  timeline: TimelineItem[];
  /** New marks to merge into the profile. */
  entries: Record<string, EntryMark>;
}

export interface ReactAsk {
  journeys: JourneyIndex;
  before: Profile;
  after: Profile;
  /** In event-time order. */
  events: readonly AppliedEvent[];
  /** Hers, of the winner and the losers of a merge, ended ones included. */
  enrollments: readonly Enrollment[];
  nowMs: number;
  shop: ShopSettings;
  experiments?: ExperimentSettings;
  /** Structures other than the published ones that enrollments are pinned to, by `nameOfVersion`. */
  pinned?: ReadonlyMap<string, CompiledJourney>;
  /** Enrollments for which there is no room under an entry cap. */
  full?: ReadonlySet<string>;
  /** Where the shop's scores part. */
  rfm?: Moment['rfm'];
}

/** What one pass over the events works on. */
interface Sheet {
  ask: ReactAsk;
  /** As they stand now, by id. */
  standing: Map<string, Enrollment>;
  /** Stored before this pass. */
  stored: ReadonlySet<string>;
  entered: Set<string>;
  ended: Set<string>;
  woken: Set<string>;
  kept: Set<string>;
  timeline: TimelineItem[];
}

export const nameOfVersion = ({
  journeyId,
  journeyVersion,
}: Pick<Enrollment, 'journeyId' | 'journeyVersion'>) => `${journeyId}#${journeyVersion}`;

/** What an enrollment is pinned to; the published one where the other is not at hand. */
const structureOf =
  ({ journeys, pinned }: ReactAsk) =>
  (enrollment: Enrollment): CompiledJourney | undefined => {
    const published = journeys.byId.get(enrollment.journeyId)?.compiled;
    if (published?.version === enrollment.journeyVersion) return published;
    return pinned?.get(nameOfVersion(enrollment)) ?? published;
  };

interface End {
  reason: string;
  atMs: number;
  source?: string;
}

/** One that was made in this very pass never was: nothing of it has been stored. */
const end = (sheet: Sheet, enrollment: Enrollment, { reason, atMs, source }: End): void => {
  sheet.standing.set(enrollment.id, ended(enrollment, { kind: 'exit', reason }, atMs));
  if (!sheet.stored.has(enrollment.id)) {
    sheet.standing.delete(enrollment.id);
    return;
  }
  sheet.ended.add(enrollment.id);
  tellEnd(sheet, enrollment, { reason, atMs, ...(source !== undefined && { source }) });
};

/** The messages that are not sent because of it. */
const tellEnd = (sheet: Sheet, enrollment: Enrollment, { reason, atMs, source }: End): void => {
  const { journeys, after, shop } = sheet.ask;
  const journey = journeys.byId.get(enrollment.journeyId)?.compiled;
  if (!journey) return;
  const from = source === undefined ? {} : { source };
  const entries = skipsOnEnd({ enrollment, journey, profile: after, shop, reason, atMs, ...from });
  if (entries.length > 0)
    sheet.timeline.push({ profileId: after.id, atMs, id: hashId([enrollment.id, 'end']), entries });
};

const active = (sheet: Sheet): Enrollment[] =>
  [...sheet.standing.values()].filter((one) => one.status === 'active');

const endDenied = (sheet: Sheet): void => {
  for (const enrollment of active(sheet)) {
    const journey = sheet.ask.journeys.byId.get(enrollment.journeyId)?.compiled;
    const atMs = journey && deniedBy(enrollment, journey, sheet.ask.after);
    if (atMs !== undefined) end(sheet, enrollment, { reason: 'denied', atMs });
  }
};

/** What somebody does by hand to her place in a journey. */
const obeyHand = (sheet: Sheet, event: AppliedEvent): void => {
  const act = handActOf(event);
  if (!act) return;
  const { journeys, after: profile, shop, nowMs } = sheet.ask;
  const { atMs, source } = event;
  const done = obey(act, {
    enrollments: [...sheet.standing.values()],
    journey: journeys.byId.get(act.journeyId),
    ...{ profile, shop, atMs, nowMs },
  });
  for (const { enrollment, reason } of done.end ?? []) end(sheet, enrollment, { reason, atMs, source });
  for (const [ids, all] of [[sheet.entered, done.born] as const, [sheet.woken, done.wake] as const])
    for (const one of all ?? []) {
      sheet.standing.set(one.id, one);
      ids.add(one.id);
    }
};

/** Answers the journeys that this event ended by a reaction: it must not start them again. */
const endBy = (sheet: Sheet, event: AppliedEvent): Set<string> => {
  const reacted = new Set<string>();
  for (const enrollment of active(sheet)) {
    const journey = sheet.ask.journeys.byId.get(enrollment.journeyId)?.compiled;
    const reason = journey && exitBy(event, enrollment, journey, sheet.ask.after, sheet.ask.rfm);
    if (reason === undefined) continue;
    if (reason === 'reacted') reacted.add(enrollment.journeyId);
    end(sheet, enrollment, { reason, atMs: event.atMs, source: event.source });
  }
  return reacted;
};

/** Booked apart from the end: also on one that is over. */
const bookGoals = (sheet: Sheet, event: AppliedEvent): void => {
  const { journeys, after: profile, rfm } = sheet.ask;
  for (const { compiled } of journeys.byGoal.get(event.event) ?? []) {
    const all = [...sheet.standing.values()];
    const reached = goalOf(compiled, all, { event, profile, ...(rfm && { rfm }) });
    if (!reached) continue;
    sheet.standing.set(reached.id, { ...reached, goalAtMs: event.atMs });
    sheet.kept.add(reached.id);
  }
};

/** Steps that waited for this event go on. */
const hearBy = (sheet: Sheet, event: AppliedEvent): void => {
  const { after: profile, rfm, nowMs } = sheet.ask;
  for (const enrollment of active(sheet)) {
    const structure = structureOf(sheet.ask)(enrollment);
    const ask = { event, enrollment, profile, ...(rfm && { rfm }) };
    const hearing = structure && hear(structure, ask, nowMs);
    if (!hearing) continue;
    if (hearing.kind === 'ends')
      end(sheet, enrollment, { reason: hearing.reason, atMs: event.atMs, source: event.source });
    else {
      sheet.standing.set(enrollment.id, hearing.enrollment);
      sheet[hearing.kind].add(enrollment.id);
    }
  }
};

/** Nobody comes in any more: said once per event that would have brought her in. */
const tellFull = (sheet: Sheet, { id, journeyId, enteredAtMs: atMs }: Enrollment): void => {
  const entry = { atMs, kind: 'skip' as const, name: journeyId, journeyId, reason: 'entry-cap' };
  sheet.timeline.push({ profileId: sheet.ask.after.id, atMs, id: hashId([id, 'full']), entries: [entry] });
};

const replacedBy = ({ ask: { journeys } }: Sheet, { journeyId }: Enrollment): readonly string[] =>
  journeys.byId.get(journeyId)?.compiled.journey.entry?.replaces ?? [];

/** Something nearer to the order speaks to her: what it takes the place of is silent. */
const isReplaced = (sheet: Sheet, journeyId: string): boolean =>
  active(sheet).some((one) => replacedBy(sheet, one).includes(journeyId));

const endReplaced = (sheet: Sheet, born: Enrollment): void => {
  const replaced = replacedBy(sheet, born);
  for (const one of active(sheet))
    if (one.id !== born.id && replaced.includes(one.journeyId))
      end(sheet, one, { reason: 'replaced', atMs: born.enteredAtMs });
};

const enterBy = (sheet: Sheet, event: AppliedEvent, except: ReadonlySet<string>): void => {
  const { journeys, after: profile, shop, nowMs, rfm, experiments, full } = sheet.ask;
  for (const { compiled: journey } of matchTriggers(journeys, { event, profile, rfm })) {
    if (except.has(journey.id) || isReplaced(sheet, journey.id)) continue;
    const enrollments = [...sheet.standing.values()];
    const more = experiments ? { experiments } : {};
    const born = enter({ journey, event, profile, enrollments, shop, nowMs, ...more });
    if (!born) continue;
    if (full?.has(born.id)) {
      tellFull(sheet, born);
      continue;
    }
    if (isHeldOut(born) && born.reason !== undefined)
      tellEnd(sheet, born, { reason: born.reason, atMs: born.enteredAtMs });
    sheet.standing.set(born.id, born);
    sheet.entered.add(born.id);
    if (born.status === 'active') endReplaced(sheet, born);
  }
};

/** Saved once each: what is over is saved as such, what is new is created. */
const changed = (
  { woken, kept, ended: over, stored }: Sheet,
  pick: (ids: ReadonlySet<string>) => Enrollment[],
) => {
  const isOnlyChanged = ({ id }: Enrollment) => stored.has(id) && !over.has(id);
  return {
    wake: pick(woken).filter(isOnlyChanged),
    keep: pick(kept).filter((one) => isOnlyChanged(one) && !woken.has(one.id)),
  };
};

/**
 * What the events of one person change about her journeys: who comes in, whose way ends at once, and what is written
 * about it. Pure, and safe to repeat: with the same events after a crash it names the same enrollments.
 * Enrollments are judged by the journey as it is published now; the structure they entered with counts on waking.
 */
export const reactToEvents = (ask: ReactAsk): Reaction => {
  const sheet: Sheet = {
    ask,
    standing: new Map(ask.enrollments.map((one) => [one.id, one])),
    stored: new Set(ask.enrollments.map((one) => one.id)),
    entered: new Set(),
    ended: new Set(),
    woken: new Set(),
    kept: new Set(),
    timeline: [],
  };
  endDenied(sheet);
  for (const event of ask.events) {
    bookGoals(sheet, event);
    obeyHand(sheet, event);
    const reacted = endBy(sheet, event);
    hearBy(sheet, event);
    enterBy(sheet, event, reacted);
  }
  endDenied(sheet);
  const pick = (ids: ReadonlySet<string>) => [...sheet.standing.values()].filter((one) => ids.has(one.id));
  return {
    enter: pick(sheet.entered).filter((one) => one.status === 'active' || isHeldOut(one)),
    exit: pick(sheet.ended),
    ...changed(sheet, pick),
    timeline: sheet.timeline,
    entries: marksOf(ask.after, [...sheet.standing.values()], structureOf(ask)),
  };
};
