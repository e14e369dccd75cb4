import type { Attempt } from '../aws/providers.ts';
import { CAPS, CROWD, QUIET } from '../house.ts';
import type { Case, Evidence, Violation } from './evidence.ts';

/** What the clock on the wall says, by the tables of the platform and not by our own. */
const formats = new Map<string, Intl.DateTimeFormat>();

export const wallClock = (zone: string, atMs: number): { day: string; minute: number } => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const [day = '', time = ''] = format.format(atMs).split(', ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { day, minute: hours * 60 + minutes };
};

const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** I8: nobody is written to at night, by the clock of the function that sends. */
export const quietAtNight = ({ cases }: Evidence): Violation[] =>
  cases.flatMap(({ person, marketing: attempts }) =>
    attempts
      .filter((attempt) => isNight(attempt, person.zone))
      .map(({ channel, sendId }) => ({
        invariant: 'I8',
        what: `${channel} at night`,
        person: person.no,
        sendId,
      })),
  );

const isNight = ({ channel, functionNowMs }: Attempt, zone: string): boolean => {
  const [from = 0, to = 0] = QUIET[channel].split('-').map(minuteOf);
  const { minute } = wallClock(zone, functionNowMs);
  return minute >= from || minute < to;
};

/** I9: no more in a day than the cap allows; and of many at once exactly as many. */
export const withinCaps = ({ cases }: Evidence): Violation[] =>
  cases.flatMap((one) => [...over(one), ...crowded(one)]);

const over = ({ person, marketing: attempts }: Case): Violation[] => {
  const mails = attempts.filter(({ channel, accepted }) => channel === 'email' && accepted > 0);
  const days = Map.groupBy(mails, ({ functionNowMs }) => wallClock(person.zone, functionNowMs).day);
  const texts = attempts.filter(({ channel, accepted }) => channel === 'sms' && accepted > 0);
  return [
    ...[...days]
      .filter(([, some]) => some.length > CAPS.email.max)
      .map(([day, some]) => `${some.length} mails on ${day}`),
    ...(texts.length > CAPS.sms.max ? [`${texts.length} SMS`] : []),
  ].map((what) => ({ invariant: 'I9', what, person: person.no }));
};

/** Those whom the night held are many at once again in the morning. */
const crowded = ({ person, entries }: Case): Violation[] => {
  if (person.manner !== 'crowd') return [];
  const sends = entries.filter(({ kind }) => kind === 'send');
  const days = Map.groupBy(sends, ({ atMs }) => wallClock(person.zone, atMs).day);
  const isFull = days.size > 0 && [...days.values()].every(({ length }) => length === CAPS.email.max);
  const told = new Set(entries.flatMap(({ kind, journeyId = '' }) => (kind === 'event' ? [] : journeyId)))
    .size;
  const what = `of ${CROWD}: ${sends.length} sent in ${days.size} days, ${told} with an outcome`;
  return isFull && told === CROWD ? [] : [{ invariant: 'I9', what, person: person.no }];
};
