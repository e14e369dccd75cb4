import type { ChangesAt } from '../condition/answers.ts';
import { holds, valueAt } from '../condition/holds.ts';
import { mayHaveChanged } from '../condition/may-have-changed.ts';
import { nextChange, type RootsAt } from '../condition/next-change.ts';
import { type Roots, rootsOf } from '../condition/roots.ts';
import { zoneOf } from '../contact/zone.ts';
import type { Profile } from '../profile/profile.ts';
import type { ClockMark } from '../profile/segment-marks.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { ANEW } from '../profile/unjudged.ts';
import { nextOccasion, type Occasion, occasions } from './occasions.ts';
import { conditionOf } from './segment.ts';
import { concernedBy, type DateJourney, type IndexedSegment, type SegmentIndex } from './segment-index.ts';

export interface JudgeAsk {
  index: SegmentIndex;
  /** As she was judged last. */
  before: Profile;
  after: Profile;
  nowMs: number;
  rfm?: Moment['rfm'];
  /** The zone of the shop, for whoever has none of her own. */
  shopZone: string;
  /** The number of an armed look that has come. */
  struckNo?: number;
}

/** She came in or out. `edited`: not by anything of hers, but because what is published has changed. */
export interface Crossing {
  segmentId: string;
  kind: 'entered' | 'left';
  edited: boolean;
}

export interface Judgement {
  /** `after` with what is known now of her segments and when to look again; the very same object if nothing is asked. */
  profile: Profile;
  crossings: Crossing[];
  dates: (Occasion & { journeyId: string })[];
}

const nobody = { event: '', source: '' };

/** A person while she is judged: segments come and go on this copy, so that those that name others see it. */
interface Draft {
  profile: Profile & { segments: Record<string, number> };
  roots: Roots;
}

const draftOf = (profile: Profile, { nowMs, rfm }: JudgeAsk): Draft => {
  const draft = { ...profile, segments: { ...profile.segments } };
  return { profile: draft, roots: rootsOf(draft, nobody, { nowMs, ...(rfm && { rfm }) }) };
};

/** All segments look at her as she is now: what is worked out of her for one serves the others. */
const rootsOfMoments = (profile: Profile, { nowMs, rfm }: JudgeAsk): RootsAt => {
  const more = rfm && { rfm };
  let tell: ChangesAt = () => {};
  const changesAt: ChangesAt = (atMs, days) => tell(atMs, days);
  const now = rootsOf(profile, nobody, { nowMs, changesAt, ...more });
  return (clock) => {
    if (clock.nowMs !== nowMs) return rootsOf(profile, nobody, { ...clock, ...more });
    tell = clock.changesAt;
    return now;
  };
};

const isIn = ({ segment }: IndexedSegment, { profile, roots }: Draft): boolean =>
  'list' in segment ? profile.lists?.[segment.id]?.on === true : holds(conditionOf(segment), roots);

const settle = ({ profile }: Draft, id: string, isMember: boolean, sinceMs: number): void => {
  if (!isMember) delete profile.segments[id];
  else profile.segments[id] ??= sinceMs;
};

/** Has the armed look come, or should it have? Then the clock may have changed any that depend on it. */
const isDue = ({ after: { clock }, nowMs, struckNo }: JudgeAsk): boolean =>
  clock !== undefined && (clock.atMs <= nowMs || (struckNo ?? -1) >= clock.no);

/** How the rules that she was judged by differ: `none`, `edited`, or `anew` where it is she who became another. */
const rulesFor = ({ index, before, after }: JudgeAsk): 'none' | 'edited' | 'anew' => {
  if (after.judgedBy === index.id) return 'none';
  const isNew = after.judgedBy === undefined && before.lastSeenAtMs === 0;
  return isNew || after.judgedBy === ANEW ? 'anew' : 'edited';
};

interface Round extends Pick<Judgement, 'crossings'> {
  ask: JudgeAsk;
  draft: Draft;
  /** How she would have been judged by the same rules before; only where those were edited. */
  earlier: Draft | undefined;
  /** The earliest instant so far at which the clock changes something. */
  nextMs: number;
  /** Of the armed look, if it stands: later instants need none. */
  heldMs: number;
  rootsAt: RootsAt;
}

const judgeOne = (round: Round, one: IndexedSegment): void => {
  const { ask, draft, earlier, crossings } = round;
  const wasIn = Object.hasOwn(draft.profile.segments, one.id);
  const isMember = isIn(one, draft);
  const wasInByThese = earlier && isIn(one, earlier);
  if (earlier) settle(earlier, one.id, wasInByThese === true, ask.nowMs);
  settle(draft, one.id, isMember, ask.nowMs);
  if (wasIn !== isMember)
    crossings.push({
      segmentId: one.id,
      kind: isMember ? 'entered' : 'left',
      edited: wasInByThese === isMember,
    });
  const condition = conditionOf(one.segment);
  if (!one.on.byClock || condition === undefined) return;
  const beforeMs = Math.min(round.nextMs, round.heldMs);
  round.nextMs = nextChange(condition, round.rootsAt, ask.nowMs, beforeMs) ?? round.nextMs;
};

/** Segments that are not published any more. */
const dropGone = ({ ask, draft, crossings }: Round): void => {
  const known = new Set(ask.index.segments.map(({ id }) => id));
  for (const segmentId of Object.keys(draft.profile.segments).filter((id) => !known.has(id))) {
    delete draft.profile.segments[segmentId];
    crossings.push({ segmentId, kind: 'left', edited: true });
  }
};

const judgeSegments = (round: Round, all: boolean, due: boolean): void => {
  const { index, before, after } = round.ask;
  if (all) dropGone(round);
  const concerned = all ? new Set(index.segments) : concernedBy(index, before, after);
  for (const one of index.segments) {
    const follows = one.on.segments.size > 0 && namedChanged(one, before, round.draft);
    const isListed = 'list' in one.segment && before.lists?.[one.id] !== after.lists?.[one.id];
    if (concerned.has(one) || (due && one.on.byClock) || follows || isListed) judgeOne(round, one);
  }
};

const namedChanged = ({ on }: IndexedSegment, before: Profile, { profile }: Draft): boolean =>
  mayHaveChanged({ ...on, parts: new Set(['segments']) }, before, profile);

const judgeDates = (round: Round, all: boolean, due: boolean): Judgement['dates'] => {
  const { index, before, after, nowMs, shopZone } = round.ask;
  const isMoved = before.observed !== after.observed || before.identities !== after.identities;
  const concerned = index.dates.filter(
    ({ on }) => all || due || isMoved || mayHaveChanged(on, before, after) || zoneSaid(before, after),
  );
  if (concerned.length === 0) return [];
  const zone = zoneOf(after, shopZone, nowMs);
  const reached: Judgement['dates'] = [];
  for (const one of concerned) {
    const value = valueAt(one.path, round.draft.roots);
    if (due) reached.push(...reachedOf(one, value, zone, round.ask));
    const next = nextOccasion(value, one, zone, nowMs);
    if (next) round.nextMs = Math.min(round.nextMs, next.atMs);
  }
  return reached;
};

const zoneSaid = (before: Profile, after: Profile): boolean =>
  before.traits.timezone?.value !== after.traits.timezone?.value;

/** Whatever comes before the armed look has been told, and nothing that comes later has. */
const reachedOf = (
  { journeyId, ...rule }: DateJourney,
  value: unknown,
  zone: string,
  { after, nowMs }: JudgeAsk,
): Judgement['dates'] => {
  const fromMs = Math.min(after.clock?.atMs ?? nowMs, nowMs);
  return occasions(value, rule, zone, { fromMs, untilMs: nowMs }).map((one) => ({ ...one, journeyId }));
};

/** The armed look stands if it comes early enough: one too many does no harm. */
const clockAfter = ({ after, struckNo }: JudgeAsk, wantedMs: number, due: boolean) => {
  const held = due ? undefined : after.clock;
  if (!Number.isFinite(wantedMs) || (held && held.atMs <= wantedMs)) return held;
  const no = Math.max(after.clock?.no ?? 0, struckNo ?? 0) + 1;
  return { atMs: wantedMs, no } satisfies ClockMark;
};

/** Robots shop for nobody; whoever was merged away is judged as the person she is part of. */
const isNobody = ({ bot, mergedInto, anonymized }: Profile): boolean =>
  bot === true || mergedInto !== undefined || anonymized === true;

const withoutMarks = (ask: JudgeAsk): Judgement => {
  const { segments = {}, clock, judgedBy, ...rest } = ask.after;
  if (clock === undefined && judgedBy === undefined && Object.keys(segments).length === 0)
    return { profile: ask.after, crossings: [], dates: [] };
  const crossings = Object.keys(segments).map((segmentId) => ({
    segmentId,
    kind: 'left' as const,
    edited: true,
  }));
  return { profile: rest, crossings, dates: [] };
};

/**
 * Which segments she is in now, what came of it since she was judged last, and when the clock alone may change it. Only
 * what a change may concern is worked out: the outcome is the same as of working out everything. Until the look that
 * comes back nothing changes by the clock, so that what is not looked at has no earlier instant than the armed one.
 */
export const judge = (ask: JudgeAsk): Judgement => {
  const { index, before, after } = ask;
  if (index.id === '' || isNobody(after)) return withoutMarks(ask);
  const rules = rulesFor(ask);
  const all = rules !== 'none';
  const due = isDue(ask);
  const draft = draftOf(after, ask);
  const earlier = rules === 'edited' ? draftOf(before, ask) : undefined;
  const heldMs = due ? Number.POSITIVE_INFINITY : (after.clock?.atMs ?? Number.POSITIVE_INFINITY);
  const rootsAt = rootsOfMoments(draft.profile, ask);
  const round: Round = {
    ...{ ask, draft, earlier, crossings: [], heldMs, rootsAt },
    nextMs: Number.POSITIVE_INFINITY,
  };
  judgeSegments(round, all, due);
  const dates = judgeDates(round, all, due);
  const clock = clockAfter(ask, round.nextMs, due);
  const { segments: _, clock: _armed, ...rest } = after;
  const { segments } = draft.profile;
  const profile = {
    ...rest,
    ...(Object.keys(segments).length > 0 && { segments }),
    ...(clock && { clock }),
    judgedBy: index.id,
  };
  return { profile, crossings: round.crossings, dates };
};
