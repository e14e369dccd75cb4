import { DAY_MS, durationMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/duration.ts';

export const SPAN_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}

const SIZES: Readonly<Record<SpanUnit, number>> = {
  seconds: SECOND_MS,
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
  weeks: 7 * DAY_MS,
};

const written = (unit: SpanUnit, count: number): string => {
  switch (unit) {
    case 'weeks':
      return `P${count}W`;
    case 'days':
      return `P${count}D`;
    case 'hours':
      return `PT${count}H`;
    case 'minutes':
      return `PT${count}M`;
    case 'seconds':
      return `PT${count}S`;
  }
};

/** In the largest unit that it is a whole number of: `PT90M` is 90 minutes, `P1DT2H` 26 hours. Undefined where it is no duration. */
export const spanOf = (duration: string | undefined): Span | undefined => {
  if (duration === undefined) return undefined;
  try {
    const ms = durationMs(duration);
    const asWritten = /^P\d+W$/.test(duration) ? 'weeks' : undefined;
    const unit =
      asWritten ??
      (['days', 'hours', 'minutes'] as const).find((each) => ms > 0 && ms % SIZES[each] === 0) ??
      'seconds';
    return { count: ms / SIZES[unit], unit };
  } catch {
    return undefined;
  }
};

export const durationOf = ({ count, unit }: Span): string => written(unit, Math.max(0, Math.round(count)));
