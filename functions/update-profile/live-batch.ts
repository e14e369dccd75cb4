import type { LiveReport } from '../../core/live/live.ts';
import { liveEventOf, orderOfNobody, sightingsOfIncoming } from '../../core/live/live-event.ts';
import type { Member } from '../../core/profile/working-set.ts';
import type { QueueItem } from '../runtime/queue-batch.ts';
import type { BusEntry } from './bus-entry.ts';
import type { UpdateProfilePorts } from './ports.ts';
import type { Rules } from './rules.ts';

/** What a batch has to show to whoever watches. */
export interface LiveBatch {
  /** People as the fold left them, with the events that it took up. */
  add(members: readonly Member[]): void;
  /** In one write, when the batch is done; never throws. */
  tell(): Promise<void>;
}

/** While nobody watches there is nothing to keep, to work out or to write. */
const unwatched: LiveBatch = { add: () => undefined, tell: async () => undefined };

export const liveBatch = (
  { config, live, clock }: Pick<UpdateProfilePorts, 'config' | 'live' | 'clock'>,
  { fold }: Pick<Rules, 'fold'>,
  items: readonly QueueItem<BusEntry>[],
): LiveBatch => {
  if ((config.watchedUntilMs?.() ?? 0) <= clock.now()) return unwatched;
  const envelopes = new Map(items.map(({ body }) => [body.detail.entryId, body.detail]));
  const reports: LiveReport[] = [];
  return {
    add(members) {
      for (const { profile, applied } of members)
        for (const incoming of applied) {
          const envelope = envelopes.get(incoming.entryId);
          // What Kaskad says itself came in by no source.
          if (!envelope || envelope.trust === 'internal') continue;
          const entry = liveEventOf(incoming, envelope, { profile, people: fold.people });
          const entries = [entry, ...orderOfNobody(incoming, envelope)];
          reports.push({ entries, sightings: sightingsOfIncoming(incoming, envelope) });
        }
    },
    async tell() {
      if (reports.length === 0) return;
      const entries = reports.flatMap((one) => one.entries);
      await live.tell({ entries, sightings: reports.flatMap((one) => one.sightings) });
    },
  };
};
