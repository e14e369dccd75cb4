import { DAY_MS, durationMs } from '../../duration.ts';
import { windowOf } from './literals.ts';
import type { OwnOperator } from './own-operator.ts';

/** Further back nothing is counted. */
const LONGEST_DAYS = 90;
/** The engine's own words, never sent by anybody. */
const DERIVED = new Set(['Cart Changed', 'Cart Emptied']);

/** What `{ "times": ["Product Viewed", "P7D"] }` counts. */
export interface TimesAsked {
  event: string;
  windowMs: number;
}

/** The arguments of `times`; undefined where they are not an event and a duration, both literal. */
export const timesAsked = (args: unknown): TimesAsked | undefined => {
  if (!Array.isArray(args) || args.length !== 2) return undefined;
  const [event, window] = args;
  const windowMs = windowOf(window);
  const isName = typeof event === 'string' && event.trim() !== '' && event.length <= 200;
  return isName && windowMs !== undefined ? { event, windowMs } : undefined;
};

export const times: OwnOperator = {
  does: 'how often she did something within a time before: an event, a duration such as P7D',
  fault: (args) => {
    const asked = timesAsked(args);
    if (!asked) return 'times takes the name of an event and a duration such as P7D, both as plain texts';
    if (DERIVED.has(asked.event)) return `${asked.event} is no event that can be counted: it is derived`;
    return asked.windowMs > LONGEST_DAYS * DAY_MS
      ? `times looks back ${LONGEST_DAYS} days at most`
      : undefined;
  },
  of: ([event, window]) => {
    const name = String(event);
    const windowMs = durationMs(String(window));
    return (_values, answers) => answers.times(name, windowMs);
  },
};
