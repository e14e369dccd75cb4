import type { DayRange } from '../../../core/analytics/ports.ts';
import { type Calendar, type RangeAsk, rangeOf } from '../../../core/analytics/reports/range.ts';
import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';
import { recentSnapshot } from '../recent-snapshot.ts';

export type RangeFor = { range: DayRange; calendar: Calendar } | { no: Refusal };

/** The days that are asked for, by the shop's calendar. */
export const rangeFor = async (ports: ApiPorts, ask: RangeAsk, days?: number): Promise<RangeFor> => {
  const { contact } = await recentSnapshot(ports);
  const calendar = { zone: contact.timezone, nowMs: ports.clock.now() };
  const checked = rangeOf(ask, calendar, days);
  return checked.kind === 'range'
    ? { range: checked.range, calendar }
    : { no: problem(400, { faults: checked.faults }) };
};
