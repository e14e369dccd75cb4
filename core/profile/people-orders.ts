import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { Incoming } from './incoming.ts';

const MERGED = 'Profiles Merged';
const SEPARATED = 'Profiles Separated';

interface Order {
  profileId: string;
  otherId: string;
  /** Name of the token holder. */
  by: string;
  atMs: number;
}

const orderOf = (event: string, { profileId, otherId, by, atMs }: Order): EventEnvelope =>
  ownEvent({
    profileId,
    event,
    source: 'operator',
    atMs,
    properties: { other: otherId, by },
    prefix: 'people',
    parts: [otherId, by, atMs],
  });

/** An operator says that two profiles are one person. */
export const profilesMerged = (order: Order): EventEnvelope => orderOf(MERGED, order);

/** An operator says that a profile that was merged into another is somebody else. */
export const profilesSeparated = (order: Order): EventEnvelope => orderOf(SEPARATED, order);

const isOwn = ({ event, trust }: Incoming, name: string): boolean =>
  trust === 'internal' && event.profileId !== undefined && event.event === name;

export const isMergeOrder = (incoming: Incoming): boolean => isOwn(incoming, MERGED);
export const isSeparationOrder = (incoming: Incoming): boolean => isOwn(incoming, SEPARATED);

const textIn = ({ properties }: ShopEvent, name: string): string | undefined => {
  const value = properties?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const byOf = ({ event }: Incoming): string | undefined => textIn(event, 'by');

/** Profiles that an event names by id. */
export const profileIdsIn = (incoming: Incoming): string[] => {
  const { event } = incoming;
  const isAboutTwo = isMergeOrder(incoming) || isSeparationOrder(incoming);
  return [event.profileId, isAboutTwo ? textIn(event, 'other') : undefined].filter((id) => id !== undefined);
};
