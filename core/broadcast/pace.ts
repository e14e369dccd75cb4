import { DAY_MS, MINUTE_MS } from '../duration.ts';

/** How fast people may come in. */
export interface PaceRules {
  /** So many start in one minute, whatever their zones. */
  throttle?: { perMinute: number } | undefined;
  /** So many on the first day of the plan, and `growth` times as many on each day after it. */
  warmUp?: { start: number; growth: number; since?: string | undefined } | undefined;
}

/** Minutes in a row that are full, and how many start in the one after them. Minutes count from 1970. */
interface FullMinutes {
  from: number;
  to: number;
  used: number;
}

/** What has been given away so far. Plain data: it is kept with the run. */
export interface Pace {
  /** Of the run, from 0, and how many start on it. */
  day: number;
  usedToday: number;
  minutes: FullMinutes[];
}

export const nothingPlanned: Pace = { day: 0, usedToday: 0, minutes: [] };

/** More than any shop has people. */
const MOST = 1e9;

/** How many may start on a day of the run; `firstDay`, a local date, is the run's own. */
export const mostOn = ({ warmUp }: PaceRules, firstDay: string, day: number): number => {
  if (!warmUp) return Number.POSITIVE_INFINITY;
  const since = Date.parse(`${warmUp.since ?? firstDay}T00:00Z`);
  const daysBefore = Math.max(0, Math.round((Date.parse(`${firstDay}T00:00Z`) - since) / DAY_MS));
  return Math.min(MOST, Math.floor(warmUp.start * warmUp.growth ** (daysBefore + day)));
};

/** The day of the run that the next one in line starts on. */
export const dayOfNext = (pace: Pace, rules: PaceRules, firstDay: string): Pace => {
  const isFull = pace.usedToday >= mostOn(rules, firstDay, pace.day);
  return isFull ? { ...pace, day: pace.day + 1, usedToday: 0 } : pace;
};

/** The first minute from `minute` on that has room. */
export const minuteWithRoom = ({ minutes }: Pick<Pace, 'minutes'>, minute: number): number =>
  minutes.find(({ from, to }) => from <= minute && minute < to)?.to ?? minute;

/** Fills one place of a minute; runs of full minutes that meet become one. */
const fill = (minutes: readonly FullMinutes[], minute: number, perMinute: number): FullMinutes[] => {
  const own = minutes.find(({ to }) => to === minute) ?? { from: minute, to: minute, used: 0 };
  const others = minutes.filter((one) => one !== own);
  const used = own.used + 1;
  if (used < perMinute) return [...others, { ...own, used }];
  const next = others.find(({ from }) => from === minute + 1);
  const grown = { from: own.from, to: next?.to ?? minute + 1, used: next?.used ?? 0 };
  return [...others.filter((one) => one !== next), grown];
};

/** Within a minute one after the other, evenly. */
const momentIn = (minute: number, used: number, perMinute: number): number =>
  minute * MINUTE_MS + Math.floor((used * MINUTE_MS) / perMinute);

/** The earliest moment from `fromMs` on at which one more may start, and what is given away then. */
export const place = (
  pace: Pace,
  { throttle }: PaceRules,
  fromMs: number,
): { pace: Pace; startsAtMs: number } => {
  const counted = { ...pace, usedToday: pace.usedToday + 1 };
  if (!throttle) return { pace: counted, startsAtMs: fromMs };
  const { perMinute } = throttle;
  const minute = minuteWithRoom(pace, Math.floor(fromMs / MINUTE_MS));
  const used = pace.minutes.find(({ to }) => to === minute)?.used ?? 0;
  return {
    pace: { ...counted, minutes: fill(pace.minutes, minute, perMinute) },
    startsAtMs: Math.max(fromMs, momentIn(minute, used, perMinute)),
  };
};

/** Without minutes that are over: nobody will start in them. */
export const withoutPast = (pace: Pace, nowMs: number): Pace => ({
  ...pace,
  minutes: pace.minutes.filter(({ to }) => to >= Math.floor(nowMs / MINUTE_MS)),
});
