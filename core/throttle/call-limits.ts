import { hashId } from '../hash.ts';
import type { Limit } from './tally.ts';

/** Few: a caller far below its limit, as nearly all are, shall cost no write. */
const PARTS = 4;

/**
 * Calls of the API that one caller may make, a second on the average of ten. `lookup`: people by an address or a number, so that
 * nobody reads them all. `heavy`: exports of a person, sizes of audiences and conditions, how many can be reached, back-tests, test
 * messages. `read`: what else is a `GET`. `write`: the rest, messages on request among it.
 */
export const callLimits = {
  read: { perSecond: 100, parts: PARTS },
  write: { perSecond: 50, parts: PARTS },
  lookup: { perSecond: 20, parts: PARTS },
  heavy: { perSecond: 3, parts: PARTS },
} as const satisfies Record<string, Limit>;

export type CallKind = keyof typeof callLimits;

/** What its calls of a kind are counted under: a name may be an e-mail, and that is kept nowhere. */
export const callsName = (caller: string, kind: CallKind): string => `api#${kind}#${hashId([caller], 16)}`;
