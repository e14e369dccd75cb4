import type { Profile } from '../../profile/profile.ts';
import type { Enrollment } from '../enrollment.ts';
import { reactToEvents } from '../react.ts';
import { leftRungs } from '../skips.ts';
import { startedBy } from '../triggers/trigger-schema.ts';
import { foldAlone } from './fold-alone.ts';
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
    caps: new Map(),
    nowMs: 0,
    isOver: false,
  };
  const { happenings, untilMs } = ask;
  for (let next = 0; !state.isOver; ) {
    const due = nextDue(state);
    const dueMs = Math.max(due?.wakesAtMs ?? Number.POSITIVE_INFINITY, state.nowMs);
    const happening = happenings[next];
    if (happening && happening.atMs <= Math.min(dueMs, untilMs)) {
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
  const { journeys, shop, rules, isKnown = false } = state.ask;
  const { atMs } = happening;
  for (const { event } of happening.events) tell(state, { atMs, kind: 'event', event });
  const folded = foldAlone(state.profile, happening.events, atMs, rules);
  const { before, events } = folded;
  const after = isKnown ? { ...folded.after, ...knownOf(state.profile) } : folded.after;
  const enrollments = [...state.enrollments.values()];
  const ask = { journeys, before, after, events, enrollments, nowMs: atMs, shop };
  const { enter, exit, entries } = reactToEvents({ ...ask, rfm: rules.people.rfm });
  state.profile = { ...after, entries: { ...after.entries, ...entries } };
  for (const one of exit) tellExit(state, one, atMs);
  for (const one of enter) {
    state.enrollments.set(one.id, one);
    tell(state, { atMs, kind: 'entered', ...(one.wakesAtMs !== undefined && { untilMs: one.wakesAtMs }) });
  }
  if (enter.length === 0 && exit.length === 0) tellWhyNot(state, events, atMs);
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
