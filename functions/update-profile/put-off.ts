import { hashId } from '../../core/hash.ts';
import type { Bus } from '../../core/ports.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import type { QueueItem } from '../runtime/queue-batch.ts';
import type { BusEntry } from './bus-entry.ts';

/** An event and the queue message that brought it. */
export interface Brought {
  incoming: Incoming;
  recordId: string;
}

/**
 * Puts events that were not begun on the bus again, as entries of their own: their messages are done, and whom they
 * concerned besides is not told twice. Said again under the same message ids, so that repeating it is safe. Throws
 * ProviderUnavailable.
 */
export const putOff = async (
  bus: Pick<Bus, 'putEvents'>,
  items: readonly QueueItem<BusEntry>[],
  left: readonly Brought[],
): Promise<void> => {
  const details = new Map(items.map(({ recordId, body }) => [recordId, body.detail]));
  const envelopes = [...Map.groupBy(left, ({ recordId }) => recordId)].flatMap(([recordId, brought]) => {
    const detail = details.get(recordId);
    const hashes = brought.map(({ incoming }) => incoming.hash);
    const events = brought.map(({ incoming }) => incoming.event);
    return detail ? [{ ...detail, entryId: hashId(['rest', detail.entryId, ...hashes]), events }] : [];
  });
  await bus.putEvents(envelopes);
};
