import { instantMs } from '../../event/event-time.ts';
import type { Answers } from '../answers.ts';
import { windowOf } from './literals.ts';
import type { OwnOperator } from './own-operator.ts';

/** From the first instant on, the second left out; tells when the clock next comes to one of them. */
const isBetween = (afterMs: number, untilMs: number, { nowMs, changesAt }: Answers): boolean => {
  if (nowMs < afterMs) changesAt?.(afterMs);
  else if (nowMs < untilMs) changesAt?.(untilMs);
  return afterMs <= nowMs && nowMs < untilMs;
};

const nearness = (
  name: string,
  does: string,
  span: (atMs: number, windowMs: number) => [number, number],
) => ({
  does,
  fault: (args: readonly unknown[]) =>
    args.length === 2 && windowOf(args[1]) !== undefined
      ? undefined
      : `${name} takes an instant or a date and a duration such as P30D, a year at most, as plain text`,
  of: ([, window]: readonly unknown[]) => {
    const windowMs = windowOf(window) ?? 0;
    return ([value]: readonly unknown[], answers: Answers) => {
      const atMs = instantMs(value);
      return atMs !== undefined && isBetween(...span(atMs, windowMs), answers);
    };
  },
});

/** `{ "within": [{ "var": "profile.computed.lastOrderAt" }, "P30D"] }`: not longer ago than that, and not in the future. */
export const within: OwnOperator = nearness(
  'within',
  'an instant or date lies within the last so long: a value, a duration such as P30D',
  (atMs, windowMs) => [atMs, atMs + windowMs],
);

/** `{ "ahead": [{ "var": "profile.renewsAt" }, "P7D"] }`: still to come, within the time given. */
export const ahead: OwnOperator = nearness(
  'ahead',
  'an instant or date lies within the next so long: a value, a duration such as P7D',
  (atMs, windowMs) => [atMs - windowMs, atMs],
);
