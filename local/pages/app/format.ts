import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `amount` in whole units of the currency (19.9 = nineteen ninety). */
export const formatMoney = (amount: number, currency: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);

/** `{ "EUR": 0.07 }` as the API writes amounts. */
export const formatAmounts = (amounts: Record<string, number>, language: string): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => formatMoney(amount, currency, language))
    .join(' + ');

export const formatClock = (atMs: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);

export const formatDay = (atMs: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(atMs);

export const formatMoment = (atMs: number, language: string): string =>
  `${formatDay(atMs, language)}, ${formatClock(atMs, language)}`;

/** "23 hours", "2 days": the largest unit that fits, rounded. */
export function formatSpan(ms: number, t: TFunction): string {
  if (ms < 55 * MINUTE) return t('time.minutes', { count: Math.max(1, Math.round(ms / MINUTE)) });
  const fullDays = Math.round(ms / DAY);
  if (fullDays === 0 || (ms < 2 * DAY && Math.abs(ms - fullDays * DAY) > HOUR / 2))
    return t('time.hours', { count: Math.round(ms / HOUR) });
  return t('time.days', { count: fullDays });
}

/** Milliseconds of a duration such as `P1D` or `PT2H30M`; weeks, days, hours, minutes and seconds only. */
export function durationMs(duration: string): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!parts) return 0;
  const [, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = parts;
  return (
    Number(weeks) * 7 * DAY +
    Number(days) * DAY +
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * 1000
  );
}
