import type { ShopEvent } from '../event/event.ts';
import type { Incoming } from './incoming.ts';

/** An operator says that two profiles, hers and `properties.other`, are one person. */
export const PROFILES_MERGED = 'Profiles Merged';
/** An operator says that `properties.other`, which was merged into hers, is somebody else. */
export const PROFILES_SEPARATED = 'Profiles Separated';

const isOwn = ({ event, trust }: Incoming, name: string): boolean =>
  trust === 'internal' && event.profileId !== undefined && event.event === name;

export const isMergeOrder = (incoming: Incoming): boolean => isOwn(incoming, PROFILES_MERGED);
export const isSeparationOrder = (incoming: Incoming): boolean => isOwn(incoming, PROFILES_SEPARATED);

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
