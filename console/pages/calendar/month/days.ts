const DAY_MS = 86_400_000;
const WEEK = 7;

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const dateAt = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export const daysFrom = (date: string, days: number): string => dateAt(noon(date) + days * DAY_MS);

/** The date that a calendar on the wall shows then: `2026-03-02`. */
export const dayAt = (at: string | number, zone?: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** From the address; else the month of today. */
export const monthOf = (asked: string | null, today: string): string =>
  asked !== null && isMonth(asked) ? asked : today.slice(0, 7);

export const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return dateAt(Date.UTC(year, number - 1 + months, 1, 12)).slice(0, 7);
};

/** Whole weeks that hold the month, Monday first. */
export const weeksOf = (month: string): string[][] => {
  const first = `${month}-01`;
  const monday = daysFrom(first, -((new Date(noon(first)).getUTCDay() + 6) % WEEK));
  const end = `${monthAfter(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let start = monday; start < end; start = daysFrom(start, WEEK))
    weeks.push(Array.from({ length: WEEK }, (_, day) => daysFrom(start, day)));
  return weeks;
};

/** A day more on both sides: the shop's days may begin at another time than those of whoever looks. */
export const rangeOf = (weeks: readonly (readonly string[])[]): { from: string; to: string } => ({
  from: daysFrom(weeks[0]?.[0] ?? '', -1),
  to: daysFrom(weeks.at(-1)?.at(-1) ?? '', 1),
});
