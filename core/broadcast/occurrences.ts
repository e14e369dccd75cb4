import { DAY_MS, HOUR_MS } from '../duration.ts';
import { dayOf, isDayOf, parseRule, type Rule } from './recurrence.ts';
import { instantOf, wallMsOf } from './wall-time.ts';

/** When a broadcast goes out: once, or again and again at the same time of day. */
export interface Schedule {
  /** `2026-03-02T10:00`, by the clocks of the zone. */
  at: string;
  rrule?: string | undefined;
  /** IANA, or `recipient`: by the clock of each person. The shop's when it is left out. */
  timezone?: string | undefined;
}

/** One time that a schedule names. */
export interface Occurrence {
  wallMs: number;
  /** By the shop's clock where each person's own counts. */
  atMs: number;
  /** Before that it is due nowhere. */
  earliestMs: number;
}

/** Nothing is planned further ahead, and no rule is followed for longer than so many days from now. */
const HORIZON_DAYS = 3_700;
/** Where the day begins first. */
const FIRST_ZONE_MS = 14 * HOUR_MS;

export const isByRecipient = ({ timezone }: Schedule): boolean => timezone === 'recipient';

const occurrenceOf = (schedule: Schedule, wallMs: number, shopZone: string): Occurrence => {
  if (isByRecipient(schedule))
    return { wallMs, atMs: instantOf(wallMs, shopZone), earliestMs: wallMs - FIRST_ZONE_MS };
  const atMs = instantOf(wallMs, schedule.timezone ?? shopZone);
  return { wallMs, atMs, earliestMs: atMs };
};

/** The wall times in order, from the first one on, ended by whatever ends the rule, or at `toMs`. */
function* wallTimes(startMs: number, rule: Rule | undefined, toMs: number): Generator<number> {
  if (!rule) return void (yield startMs);
  const first = dayOf(startMs);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  const lastMs = Math.min(rule.untilMs ?? toMs, toMs);
  for (let wallMs = startMs; wallMs <= lastMs && left > 0; wallMs += DAY_MS) {
    if (!isDayOf(rule, first, dayOf(wallMs))) continue;
    left -= 1;
    yield wallMs;
  }
}

/** The first time that is later than `afterMs`; undefined when all are over, or none is within ten years. */
export const nextOccurrence = (
  schedule: Schedule,
  shopZone: string,
  afterMs: number,
): Occurrence | undefined => {
  const parsed = schedule.rrule === undefined ? undefined : parseRule(schedule.rrule);
  if (parsed && 'fault' in parsed) return undefined;
  const startMs = wallMsOf(schedule.at);
  const toMs = Math.max(startMs, afterMs) + HORIZON_DAYS * DAY_MS;
  for (const wallMs of wallTimes(startMs, parsed?.rule, toMs)) {
    if (parsed && wallMs < afterMs - 2 * DAY_MS) continue;
    const found = occurrenceOf(schedule, wallMs, shopZone);
    if (found.atMs > afterMs) return found;
  }
  return undefined;
};

/** The times within a period; those of a rule are looked for day by day, so that it should not be long. */
export const occurrencesIn = (
  schedule: Schedule,
  shopZone: string,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Occurrence[] => {
  const parsed = schedule.rrule === undefined ? undefined : parseRule(schedule.rrule);
  if (parsed && 'fault' in parsed) return [];
  const found: Occurrence[] = [];
  for (const wallMs of wallTimes(wallMsOf(schedule.at), parsed?.rule, untilMs + 2 * DAY_MS)) {
    if (wallMs < fromMs - 2 * DAY_MS) continue;
    const occurrence = occurrenceOf(schedule, wallMs, shopZone);
    if (occurrence.atMs >= fromMs && occurrence.atMs < untilMs) found.push(occurrence);
  }
  return found;
};

/** Names one run of a journey: `20260302t0900z`, without the `z` where each person's own clock counts. */
export const runIdOf = (schedule: Schedule, { wallMs, atMs }: Occurrence): string => {
  const text = new Date(isByRecipient(schedule) ? wallMs : atMs).toISOString().slice(0, 16);
  return `${text.replaceAll(/[-:]/g, '').toLowerCase()}${isByRecipient(schedule) ? '' : 'z'}`;
};
