import type { AppliedEvent } from './applied-event.ts';
import { handActOf } from './by-hand/hand-act.ts';
import { obey } from './by-hand/obey.ts';
import type { Enrollment } from './enrollment.ts';
import { enterBy } from './enter-by.ts';
import { deniedBy, exitBy } from './exit-by.ts';
import { goalMarkOf, goalOf, isBookedBy } from './goal.ts';
import { hear } from './hear.ts';
import { isHeldOut } from './holdout.ts';
import { marksOf } from './marks.ts';
import { isOrderedSince } from './overtaken.ts';
import { active, end, type ReactAsk, type Reaction, type Sheet, structureOf } from './reaction-sheet.ts';

const endDenied = (sheet: Sheet): void => {
  for (const enrollment of active(sheet)) {
    const journey = sheet.ask.journeys.byId.get(enrollment.journeyId)?.compiled;
    const atMs = journey && deniedBy(enrollment, journey, sheet.ask.after);
    if (atMs !== undefined) end(sheet, enrollment, { reason: 'denied', atMs });
  }
};

/** By an order that was folded while nobody knew of the entry: whoever made it was cut off. It must keep no later cart out. */
const endOvertaken = (sheet: Sheet): void => {
  const { before, journeys } = sheet.ask;
  for (const enrollment of active(sheet)) {
    const journey = journeys.byId.get(enrollment.journeyId)?.compiled;
    if (!before.lastOrder || !journey || !isOrderedSince(before, enrollment, journey)) continue;
    const { atMs, source } = before.lastOrder;
    end(sheet, enrollment, { reason: 'ordered', atMs, source });
  }
};

/** What somebody does by hand to her place in a journey. */
const obeyHand = (sheet: Sheet, event: AppliedEvent): void => {
  const act = handActOf(event);
  if (!act) return;
  const { journeys, after: profile, shop, nowMs, uncounted } = sheet.ask;
  const { atMs, source } = event;
  const done = obey(act, {
    enrollments: [...sheet.standing.values()],
    journey: journeys.byId.get(act.journeyId),
    ...{ profile, shop, atMs, nowMs, ...(uncounted && { uncounted }) },
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
    const all = [...sheet.standing.values()].filter(({ journeyId }) => journeyId === compiled.id);
    const booked = all.find((one) => isBookedBy(one, event));
    const reached = booked ? undefined : goalOf(compiled, all, { event, profile, ...(rfm && { rfm }) });
    const now = reached && { ...reached, goalAtMs: event.atMs, goalMark: goalMarkOf(event) };
    const known = booked ?? now;
    if (known) sheet.goals.push({ enrollment: known, event });
    if (!now) continue;
    sheet.standing.set(now.id, now);
    sheet.kept.add(now.id);
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
    goals: [],
    turnedAway: [],
  };
  endDenied(sheet);
  endOvertaken(sheet);
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
    goals: sheet.goals,
    turnedAway: sheet.turnedAway,
    entries: marksOf(ask.after, [...sheet.standing.values()], structureOf(ask)),
  };
};
