import type { ShopSettings } from '../config/settings.ts';
import { hashId } from '../hash.ts';
import type { EntryMark, Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { TimelineItem } from '../send/timeline.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { Enrollment } from './enrollment.ts';
import { enter } from './enter.ts';
import { deniedBy, exitBy } from './exit-by.ts';
import type { JourneyIndex } from './journey-index.ts';
import { ended } from './moves.ts';
import { skipsOnEnd } from './skips.ts';

/** What the events of one person change about her journeys. All of it may be written twice. */
export interface Reaction {
  /** To create, and to arm at (wakeNo, wakesAtMs). */
  enter: Enrollment[];
  /** Ended copies to save, version untouched. */
  exit: Enrollment[];
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
  timeline: TimelineItem[];
}

interface End {
  reason: string;
  atMs: number;
  source?: string;
}

/** One that was made in this very pass never was: nothing of it has been stored. */
const end = (sheet: Sheet, enrollment: Enrollment, { reason, atMs, source }: End): void => {
  const { journeys, after, shop } = sheet.ask;
  sheet.standing.set(enrollment.id, ended(enrollment, { kind: 'exit', reason }, atMs));
  if (!sheet.stored.has(enrollment.id)) {
    sheet.standing.delete(enrollment.id);
    return;
  }
  sheet.ended.add(enrollment.id);
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

const enterBy = (sheet: Sheet, event: AppliedEvent, except: ReadonlySet<string>): void => {
  const { journeys, after: profile, shop, nowMs, rfm } = sheet.ask;
  for (const { compiled: journey } of journeys.byTrigger.get(event.event) ?? []) {
    if (except.has(journey.id)) continue;
    const enrollments = [...sheet.standing.values()];
    const born = enter({ journey, event, profile, enrollments, shop, nowMs, ...(rfm && { rfm }) });
    if (!born) continue;
    sheet.standing.set(born.id, born);
    sheet.entered.add(born.id);
  }
};

/** The latest entry of each journey; a mark whose enrollment is over or forgotten says so from now on. */
const marksOf = ({ ask, standing }: Sheet): Record<string, EntryMark> => {
  const marks: Record<string, EntryMark> = {};
  for (const [id, mark] of Object.entries(ask.after.entries))
    if (!mark.ended && standing.get(mark.enrollmentId)?.status !== 'active')
      marks[id] = { ...mark, ended: true };
  const inTime = [...standing.values()].toSorted((a, b) => a.enteredAtMs - b.enteredAtMs);
  for (const { id, journeyId, entryKey, enteredAtMs, status } of inTime) {
    const known = marks[journeyId] ?? ask.after.entries[journeyId];
    if (known && known.enrollmentId !== id && known.atMs > enteredAtMs) continue;
    const mark = {
      enrollmentId: id,
      entryKey,
      atMs: enteredAtMs,
      ...(status === 'active' ? {} : { ended: true }),
    };
    if (known?.enrollmentId !== id || known.ended !== mark.ended) marks[journeyId] = mark;
  }
  return marks;
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
    timeline: [],
  };
  endDenied(sheet);
  for (const event of ask.events) enterBy(sheet, event, endBy(sheet, event));
  endDenied(sheet);
  const pick = (ids: ReadonlySet<string>) => [...sheet.standing.values()].filter((one) => ids.has(one.id));
  return {
    enter: pick(sheet.entered).filter((one) => one.status === 'active'),
    exit: pick(sheet.ended),
    timeline: sheet.timeline,
    entries: marksOf(sheet),
  };
};
