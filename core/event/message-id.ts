import { hashId } from '../hash.ts';
import { cleanId } from './clean-id.ts';

const MOST_CHARACTERS = 128;

/**
 * What an event is told apart by: the client's messageId, a very long one by its hash; without one the hash of the
 * event's bytes and of the source, so that two sources that say the same do not meet.
 */
export const messageIdOf = (said: unknown, keyId: string, bytes: () => string): string => {
  const id = cleanId(said);
  if (id === undefined) return `h-${hashId([keyId, bytes()])}`;
  return id.length > MOST_CHARACTERS ? `h-${hashId([id])}` : id;
};
