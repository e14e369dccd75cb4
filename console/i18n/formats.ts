type Instant = string | number | Date;
const dateOf = (at: Instant): Date => (at instanceof Date ? at : new Date(at));

const STEPS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Units of an ISO 8601 duration as `Intl` names them. */
const UNITS = { W: 'week', D: 'day', H: 'hour', M: 'minute', S: 'second' } as const;

const partsOf = (duration: string): (readonly [number, (typeof UNITS)[keyof typeof UNITS] | 'month'])[] => {
  const [days = '', time = ''] = duration.replace(/^P/, '').split('T');
  const read = (text: string, month: boolean) =>
    [...text.matchAll(/(\d+(?:\.\d+)?)([WDHMS])/g)].map(
      ([, count, unit]) =>
        [
          Number(count),
          month && unit === 'M' ? ('month' as const) : UNITS[unit as keyof typeof UNITS],
        ] as const,
    );
  return [...read(days, true), ...read(time, false)];
};

/** Russian years come with "г.", whose full stop would stand before that of the sentence: they do without. */
const bareYear = (text: string): string => text.replace(/\sг\./, '');

/** Numbers, money, instants and durations as people of a language write them. */
export const formatsFor = (language: string) => {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const small = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const dayMonth = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const dated = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
  const weekdayDay = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const money = (amount: number, currency: string): string =>
    new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
  return {
    number: (value: number) => plain.format(value),
    /** Of 0.024: `2.4%`. */
    percent: (value: number) => share.format(value),
    /** Of a small one, to a hundredth: `0.08%`. */
    fine: (value: number) => small.format(value),
    money,
    /** `{ EUR: 12.5, GBP: 3 }` as one text, zero money as a dash. */
    sums: (sums: Readonly<Record<string, number>>) =>
      Object.entries(sums)
        .map(([currency, amount]) => money(amount, currency))
        .join(' + ') || '–',
    dayMonth: (at: Instant) => dayMonth.format(dateOf(at)),
    day: (at: Instant) => bareYear(day.format(dateOf(at))),
    moment: (at: Instant) => moment.format(dateOf(at)),
    /** With the year: of what may be older than one. */
    dated: (at: Instant) => bareYear(dated.format(dateOf(at))),
    time: (at: Instant) => time.format(dateOf(at)),
    month: (at: Instant) => month.format(dateOf(at)),
    weekday: (at: Instant) => weekday.format(dateOf(at)),
    weekdayDay: (at: Instant) => weekdayDay.format(dateOf(at)),
    clock: (at: Instant) => clock.format(dateOf(at)),
    /** `2 hours ago`, `in 3 days`. */
    ago: (at: Instant, nowMs: number) => {
      const seconds = (dateOf(at).getTime() - nowMs) / 1000;
      const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
      return relative.format(Math.round(seconds / size), unit);
    },
    /** `P1DT2H`: `1 day 2 hours`. */
    duration: (iso: string) =>
      partsOf(iso)
        .filter(([count]) => count > 0)
        .map(([count, unit]) =>
          new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
        )
        .join(' ') || iso,
  };
};

export type Formats = ReturnType<typeof formatsFor>;
