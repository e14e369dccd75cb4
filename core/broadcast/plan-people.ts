import { DAY_MS, HOUR_MS, MINUTE_MS } from '../duration.ts';
import { TOO_LATE_MS } from '../journey/too-late.ts';
import { isByRecipient, type Occurrence, type Schedule } from './occurrences.ts';
import { dayOfNext, minuteWithRoom, type Pace, type PaceRules, place } from './pace.ts';
import { instantOf } from './wall-time.ts';

/** Nobody is taken in whose turn comes later than that: she may still leave the segment, or the run be aborted. */
const AHEAD_MS = 15 * MINUTE_MS;
/** More are taken in when what is planned lasts only so long. */
const REFILL_MS = 5 * MINUTE_MS;

/** One run, as far as times go. */
export interface Plan extends Pick<Occurrence, 'wallMs'> {
  schedule: Schedule;
  rules: PaceRules;
  shopZone: string;
  /** When it began to take people in. */
  beganAtMs: number;
}

interface Person {
  profileId: string;
  /** Where each person's own clock counts. */
  zone?: string;
}

/** When a day of the run begins, for somebody in this zone. */
const startOn = ({ wallMs, schedule, shopZone }: Plan, day: number, zone?: string): number =>
  instantOf(
    wallMs + day * DAY_MS,
    zone ?? (isByRecipient(schedule) ? shopZone : (schedule.timezone ?? shopZone)),
  );

/** When it begins for the first of all. */
const earliestOn = (plan: Plan, day: number): number =>
  isByRecipient(plan.schedule) ? plan.wallMs + day * DAY_MS - 14 * HOUR_MS : startOn(plan, day);

const firstDayOf = ({ wallMs }: Plan): string => new Date(wallMs).toISOString().slice(0, 10);

const isPaced = ({ throttle, warmUp }: PaceRules): boolean => throttle !== undefined || warmUp !== undefined;

const planOne = (
  plan: Plan,
  given: Pace,
  { zone }: Person,
  nowMs: number,
): { pace: Pace; startsAtMs: number } => {
  const { rules, beganAtMs } = plan;
  if (!isPaced(rules)) return { pace: given, startsAtMs: startOn(plan, 0, zone) };
  const pace = dayOfNext(given, rules, firstDayOf(plan));
  const startMs = startOn(plan, pace.day, zone);
  // She is told that it is too late for her, and takes nobody's place.
  if (startMs < beganAtMs - TOO_LATE_MS) return { pace, startsAtMs: startMs };
  return place(pace, rules, Math.max(startMs, nowMs));
};

/** When the run begins for each of these, in their order, and what of the pace is given away then. */
export const planPeople = (plan: Plan, pace: Pace, people: readonly Person[], nowMs: number) => {
  let given = pace;
  const due = people.map((person) => {
    const planned = planOne(plan, given, person, nowMs);
    given = planned.pace;
    return { profileId: person.profileId, startsAtMs: planned.startsAtMs };
  });
  return { pace: given, due };
};

/** When more people may be taken in; undefined when they may now. */
export const comeBackAt = (plan: Plan, given: Pace, nowMs: number): number | undefined => {
  const { rules } = plan;
  if (!isPaced(rules)) return undefined;
  const pace = dayOfNext(given, rules, firstDayOf(plan));
  const earliestMs = earliestOn(plan, pace.day);
  if (earliestMs - AHEAD_MS > nowMs) return earliestMs - AHEAD_MS;
  if (!rules.throttle) return undefined;
  const fromMs = Math.max(nowMs, earliestMs);
  const roomMs = minuteWithRoom(pace, Math.floor(fromMs / MINUTE_MS)) * MINUTE_MS;
  return roomMs - fromMs > AHEAD_MS ? roomMs - REFILL_MS : undefined;
};

/** Has its moment passed for everybody, wherever she is, before it began? */
export const isTooLate = (plan: Plan, nowMs: number): boolean => {
  const latestMs = isByRecipient(plan.schedule) ? plan.wallMs + 12 * HOUR_MS : startOn(plan, 0);
  return nowMs - latestMs > TOO_LATE_MS;
};
