import type { Caller } from '../../core/config/api-tokens.ts';
import { type CallKind, callLimits, callsName } from '../../core/throttle/call-limits.ts';
import type { Throttle } from '../../core/throttle/ports.ts';
import { mostOf } from '../../core/throttle/tally.ts';
import { problem, type Refusal } from './problem.ts';
import type { Route } from './route.ts';

type RoomFor = { kind: 'taken'; tell(): Promise<void> } | { kind: 'refused'; refusal: Refusal };

export const kindOf = ({ counts, method }: Pick<Route, 'counts' | 'method'>): CallKind =>
  counts ?? (method === 'GET' ? 'read' : 'write');

/** How many calls of a route's kind one caller may make in ten seconds. */
export const mostCalls = (route: Pick<Route, 'counts' | 'method'>): number =>
  mostOf(callLimits[kindOf(route)]);

/** May this caller make one more call of this kind? Nobody waits for another: each has room of its own. */
export const roomFor = (throttle: Throttle, { name }: Caller, route: Route): RoomFor => {
  const kind = kindOf(route);
  const room = throttle.take(callsName(name, kind), callLimits[kind], 1);
  if (room.kind === 'taken') return room;
  const seconds = Math.ceil(room.retryAfterMs / 1000);
  const detail = `One caller may make ${mostCalls(route)} calls of this kind in ten seconds. Ask again in ${seconds} s.`;
  return { kind: 'refused', refusal: problem(429, { detail }, { 'retry-after': String(seconds) }) };
};
