import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { contactSettingsSchema } from '../../../core/config/settings.ts';
import { advance } from '../../../core/journey/advance.ts';
import type { CompiledJourney } from '../../../core/journey/compile.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { moved, rested, settled } from '../../../core/journey/moves.ts';
import { ann, DAY, enrolled, journeyOf, MINUTE, shop, switches } from './make.ts';

/** Days on which the clocks of a zone change, and ordinary ones of a zone whose clocks never do. */
const DAYS: Record<string, string[]> = {
  'Europe/Berlin': ['2024-03-31', '2024-10-27'],
  'America/New_York': ['2024-03-10', '2024-11-03'],
  'Asia/Kolkata': ['2024-03-31', '2024-10-27'],
  // By half an hour.
  'Australia/Lord_Howe': ['2024-04-07', '2024-10-06'],
  // The last two changes it made: to summer for years, and back for good.
  'Europe/Moscow': ['2011-03-27', '2014-10-26'],
  // 30 December 2011 was left out; then a beginning of summer, and the last end of one.
  'Pacific/Apia': ['2011-12-29', '2011-12-31', '2012-09-30', '2021-04-04'],
};
const TIMES = ['00:00', '02:15', '02:30', '03:30', '10:00'];
const QUIET = ['22:00-08:00', '20:00-10:00', '01:30-02:30', '02:15-02:45', '03:00-01:00'];
const AHEAD_DAYS = 4;
/** Thousands of questions a test, on a busy machine. */
const PATIENT_MS = 120_000;

/** What the clock on the wall shows at a minute: worked out from the zone's rules by ICU, not by the code under test. */
interface Wall {
  ms: number;
  date: string;
  time: string;
}

const wallOf = (zone: string, date: string): { today: Wall[]; all: Wall[] } => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const fromMs = Date.parse(`${date}T00:00:00Z`) - DAY;
  const minutes = Array.from({ length: (AHEAD_DAYS + 2) * 1440 }, (_, at) => fromMs + at * MINUTE);
  const all = minutes.map((ms): Wall => {
    const [shown = '', time = ''] = format.format(ms).split(' ');
    return { ms, date: shown, time };
  });
  const first = all.findIndex((one) => one.date === date);
  return { today: all.filter((one) => one.date === date), all: all.slice(first) };
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The moment of a time on each date: of one shown twice the first; of one that is skipped as much later as the clock jumps. */
const momentsOf = (all: readonly Wall[], time: string): number[] => {
  const moments: number[] = [];
  for (const ofDate of Map.groupBy(all, ({ date }) => date).values()) {
    const shown = ofDate.find((one) => one.time === time);
    const jump = ofDate.findIndex(
      (one, at) => at > 0 && minutesOf(one.time) > minutesOf(ofDate[at - 1]?.time ?? '') + 1,
    );
    const before = minutesOf(ofDate[jump - 1]?.time ?? '00:00') + 1;
    const gap = jump < 0 ? 0 : minutesOf(ofDate[jump]?.time ?? '') - before;
    const later = jump < 0 ? undefined : ofDate.find((one) => one.time === clockOf(minutesOf(time) + gap));
    const moment = shown ?? later;
    if (moment) moments.push(moment.ms);
  }
  return moments;
};

const isQuiet = (window: string, time: string): boolean => {
  const [from = '', to = ''] = window.split('-');
  return from < to ? from <= time && time < to : time >= from || time < to;
};

const person = (zone: string) => ann({ traits: { timezone: { value: zone, atMs: 0 } } });

/** Turns the wakes of one enrollment until a message has left, as the docstring of `advance` says. */
const sendsOf = (journey: CompiledJourney, zone: string, quiet: string, fromMs: number): number[] => {
  const contact = contactSettingsSchema.parse({ quietHours: { email: quiet } });
  let enrollment: Enrollment = enrolled(journey, {
    position: { stepId: journey.first, enteredStepAtMs: fromMs },
  });
  let nowMs = fromMs;
  const sends: number[] = [];
  for (let turns = 0; turns < 20; turns += 1) {
    const verdict = advance({
      enrollment,
      journey,
      status: 'live',
      profile: person(zone),
      contact,
      shop,
      switches,
      nowMs,
    });
    if (verdict.kind === 'rest') {
      expect(verdict.untilMs).toBeGreaterThan(nowMs);
      enrollment = rested(enrollment, verdict, nowMs);
      nowMs = verdict.untilMs;
    } else if (verdict.kind === 'send') {
      sends.push(nowMs);
      enrollment = settled(enrollment, verdict, { sendId: 's', atMs: nowMs, outcome: 'sent' });
    } else if (verdict.kind === 'goto') enrollment = moved(enrollment, verdict, nowMs);
    else return sends;
  }
  throw new Error('still inside');
};

const mail = { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' };
const cases = Object.entries(DAYS).flatMap(([zone, days]) => days.map((date) => ({ zone, date })));

describe.each(cases)('every minute of $date in $zone', ({ zone, date }) => {
  const { today, all } = wallOf(zone, date);

  it('is a day as the zone has it', () => {
    const start = DateTime.fromISO(date, { zone });
    expect(today).toHaveLength(start.endOf('day').diff(start).as('minutes') + 1 / 60_000);
  });

  it(
    'a wait until a time of day ends at the first such moment',
    () => {
      const wrong: unknown[] = [];
      for (const time of TIMES) {
        const journey = journeyOf([{ id: 'until', kind: 'wait', until: { time } }]);
        const moments = momentsOf(all, time);
        for (const { ms } of today) {
          const enrollment = enrolled(journey, { position: { stepId: 'until', enteredStepAtMs: ms } });
          const contact = contactSettingsSchema.parse({});
          const ask = {
            enrollment,
            journey,
            status: 'live' as const,
            profile: person(zone),
            contact,
            shop,
            switches,
          };
          const verdict = advance({ ...ask, nowMs: ms });
          const wanted = moments.find((moment) => moment >= ms);
          const got = verdict.kind === 'rest' ? verdict.untilMs : ms;
          if (got !== wanted) wrong.push({ time, from: new Date(ms), got: new Date(got), wanted });
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENT_MS,
  );

  it(
    'a message that comes in quiet hours is held to their end, and goes out once',
    () => {
      const journey = journeyOf([mail]);
      const wrong: unknown[] = [];
      for (const quiet of QUIET)
        for (const { ms } of today) {
          const wanted = all.find((one) => one.ms >= ms && !isQuiet(quiet, one.time))?.ms;
          const got = sendsOf(journey, zone, quiet, ms);
          if (got.length !== 1 || got[0] !== wanted) wrong.push({ quiet, from: new Date(ms), got, wanted });
        }
      expect(wrong).toEqual([]);
    },
    PATIENT_MS,
  );

  it(
    'a wait that ends in quiet hours is followed by one message, at their end',
    () => {
      const wrong: unknown[] = [];
      for (const time of TIMES) {
        const journey = journeyOf([{ id: 'until', kind: 'wait', until: { time } }, mail]);
        const moments = momentsOf(all, time);
        for (const { ms } of today.filter((_, at) => at % 29 === 0)) {
          const over = moments.find((moment) => moment >= ms) ?? 0;
          const wanted = all.find((one) => one.ms >= over && !isQuiet('22:00-08:00', one.time))?.ms;
          const got = sendsOf(journey, zone, '22:00-08:00', ms);
          if (got.length !== 1 || got[0] !== wanted) wrong.push({ time, from: new Date(ms), got, wanted });
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENT_MS,
  );
});

it('the table has more points than four days of six zones have minutes', () => {
  expect(cases.length * 1440 * QUIET.length).toBeGreaterThan(34_560);
});
