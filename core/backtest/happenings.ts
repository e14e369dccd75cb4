import type { ShopEvent } from '../event/event.ts';
import { JOURNEY_SOURCE } from '../journey/act.ts';
import type { Happening } from '../journey/simulate/walk-state.ts';

/** What one bus entry says of one person. */
export interface Row extends Happening {
  profileId: string;
}

/** What the journey itself said of her back then is said anew by whoever plays it. */
const isOwnAct = ({ source, properties }: ShopEvent, journeyId: string): boolean =>
  source === JOURNEY_SOURCE && properties?.journeyId === journeyId;

/** The rows of one person in the order in which they came in; a message that is there twice counts once. */
export const happeningsOf = (rows: readonly Row[], journeyId: string): Happening[] => {
  const seen = new Set<string>();
  const isNew = ({ messageId }: ShopEvent) => !seen.has(messageId) && seen.add(messageId);
  return rows
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, events }) => ({
      atMs,
      events: events.filter((event) => !isOwnAct(event, journeyId) && isNew(event)),
    }))
    .filter(({ events }) => events.length > 0);
};
