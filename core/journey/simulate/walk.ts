import { comesAtMs } from '../../duration.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Enrollment } from '../enrollment.ts';
import { isHeldOut } from '../holdout.ts';
import { reactToEvents } from '../react.ts';
import { nameOfVersion } from '../reaction-sheet.ts';
import { leftRungs } from '../skips.ts';
import { startedBy } from '../triggers/trigger-schema.ts';
import { type Folded, foldAlone } from './fold-alone.ts';
import { judgeAlone } from './judge-alone.ts';
import { wakeAlone } from './wake-alone.ts';
import { type Happening, structureOf, tell, type Walk, type WalkAsk } from './walk-state.ts';
import { whyNot } from './why-not.ts';

/**
 * Walks one person through a journey: what she does and what falls due in turn, by the very functions that decide for
 * real. Nothing is sent or stored. Left out: providers that are down, and what other journeys send.
 */
export const walk = (ask: WalkAsk): void => {
  const state: Walk = {
    ask,
    profile: ask.profile,
    enrollments: new Map((ask.enrollments ?? []).map((one) => [one.id, one])),
    caps: [],
    nowMs: 0,
    isOver: false,
  };
  const { happenings, untilMs, segments } = ask;
  const known = { before: ask.profile, after: ask.profile };
  if (segments) state.profile = judgeAlone(state, { ...known, atMs: segments.fromMs }).profile;
  for (let next = 0; !state.isOver; ) {
    const due = nextDue(state);
    const dueMs = Math.max(comesAtMs(due?.wakesAtMs ?? Number.POSITIVE_INFINITY), state.nowMs);
    const lookMs = segments
      ? comesAtMs(state.profile.clock?.atMs ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY;
    const happening = happenings[next];
    const happensMs = happening?.atMs ?? Number.POSITIVE_INFINITY;
    if (lookMs <= Math.min(dueMs, happensMs, untilMs)) {
      state.nowMs = lookMs;
      look(state, lookMs);
    } else if (happening && happening.atMs <= Math.min(dueMs, untilMs)) {
      next += 1;
      state.nowMs = happening.atMs;
      happen(state, happening);
    } else if (due && dueMs <= untilMs) {
      state.nowMs = dueMs;
      wakeAlone(state, due, dueMs);
    } else return;
  }
};

const nextDue = ({ enrollments }: Walk): Enrollment | undefined => {
  let due: Enrollment | undefined;
  for (const one of enrollments.values())
    if (one.status === 'active' && (!due || (one.wakesAtMs ?? 0) < (due.wakesAtMs ?? 0))) due = one;
  return due;
};

/** Who she is and what she allowed, as it was before. */
const knownOf = ({ identities, traits, observed, consents, pendingConsents }: Profile) => ({
  identities,
  traits,
  observed,
  consents,
  pendingConsents,
});

const happen = (state: Walk, happening: Happening): void => {
  const { rules, isKnown = false } = state.ask;
  const { atMs } = happening;
  for (const { event } of happening.events) tell(state, { atMs, kind: 'event', event });
  const folded = foldAlone(state.profile, happening.events, atMs, rules);
  const { before } = folded;
  const after = isKnown ? { ...folded.after, ...knownOf(state.profile) } : folded.after;
  const judged = judgeAlone(state, { before, after, atMs });
  react(state, { before, after: judged.profile, events: [...folded.events, ...judged.events] }, atMs);
};

/** The moment has come at which the clock may change something about her. */
const look = (state: Walk, atMs: number): void => {
  const { profile } = state;
  const struckNo = profile.clock?.no ?? 0;
  const { profile: after, events } = judgeAlone(state, { before: profile, after: profile, atMs, struckNo });
  for (const { event } of events) tell(state, { atMs, kind: 'event', event });
  react(state, { before: profile, after, events }, atMs);
};

const react = (state: Walk, { before, after, events }: Folded, atMs: number): void => {
  const { journeys, shop, experiments, rules } = state.ask;
  const enrollments = [...state.enrollments.values()];
  const ask = { journeys, before, after, events, enrollments, nowMs: atMs, shop, rfm: rules.people.rfm };
  const pinned = new Map(
    enrollments.flatMap((one) => {
      const structure = structureOf(state, one);
      return structure ? [[nameOfVersion(one), structure] as const] : [];
    }),
  );
  const reaction = reactToEvents({ ...ask, pinned, ...(experiments && { experiments }) });
  const { enter, exit, wake, keep, entries } = reaction;
  state.profile = { ...after, entries: { ...after.entries, ...entries } };
  for (const one of [...exit, ...wake, ...keep, ...enter]) tellGoal(state, one);
  for (const one of exit) tellExit(state, one, atMs);
  for (const one of [...wake, ...keep]) state.enrollments.set(one.id, one);
  for (const one of enter) tellEntry(state, one, atMs);
  if (enter.length === 0 && exit.length === 0) tellWhyNot(state, events, atMs);
};

/** In a control group she is in it only to be counted. */
const tellEntry = (state: Walk, born: Enrollment, atMs: number): void => {
  state.enrollments.set(born.id, born);
  const { wakesAtMs: untilMs, reason } = born;
  if (isHeldOut(born)) tell(state, { atMs, kind: 'not-entered', ...(reason !== undefined && { reason }) });
  else tell(state, { atMs, kind: 'entered', ...(untilMs !== undefined && { untilMs }) });
};

const tellGoal = (state: Walk, { id, goalAtMs }: Enrollment): void => {
  if (goalAtMs !== undefined && state.enrollments.get(id)?.goalAtMs === undefined)
    tell(state, { atMs: goalAtMs, kind: 'goal' });
};

const tellExit = (state: Walk, over: Enrollment, atMs: number): void => {
  const before = state.enrollments.get(over.id) ?? over;
  const journey = structureOf(state, before);
  state.enrollments.set(over.id, over);
  tell(state, {
    atMs,
    kind: 'end',
    ...(over.reason !== undefined && { reason: over.reason }),
    untried: journey ? leftRungs(before, journey).map(({ channel }) => channel) : [],
  });
};

const tellWhyNot = (state: Walk, events: ReturnType<typeof foldAlone>['events'], atMs: number): void => {
  const { ask, profile } = state;
  const journey = ask.journeys.byId.get(ask.journeyId)?.compiled.journey;
  const trigger = journey && events.find((one) => one.event === startedBy(journey.trigger));
  const isInside = [...state.enrollments.values()].some(({ status }) => status === 'active');
  if (trigger && !isInside)
    tell(state, { atMs, kind: 'not-entered', reason: whyNot(journey, profile, trigger, ask.rules) });
};
