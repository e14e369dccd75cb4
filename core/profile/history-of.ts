import { isBookkeeping } from '../event/bookkeeping.ts';
import type { TimelineItem } from '../send/timeline.ts';
import type { Incoming } from './incoming.ts';
import { eventEntry } from './operator/event-entry.ts';
import type { Member, Merge } from './working-set.ts';

/** What a batch adds to a person's history: one item per bus entry, and one per profile that became hers. */
export const historyOf = (member: Pick<Member, 'id' | 'applied' | 'merges'>): TimelineItem[] => [
  ...[...Map.groupBy(member.applied.filter(isTold), ({ entryId }) => entryId)].map(([entryId, events]) =>
    entryItem(member.id, entryId, events),
  ),
  ...member.merges.map((merge) => mergeItem(member.id, merge)),
];

const isTold = ({ event }: Incoming): boolean => !isBookkeeping(event);

/** Sorted by its latest event, so that history reads in the order of what happened. */
const entryItem = (profileId: string, entryId: string, incoming: readonly Incoming[]): TimelineItem => ({
  profileId,
  atMs: Math.max(...incoming.map(({ event }) => event.atMs)),
  id: entryId,
  entries: incoming.map(({ event }) => eventEntry(event)),
  messageHashes: incoming.map(({ hash }) => hash),
});

/** The same item, whoever finishes the merge. */
const mergeItem = (profileId: string, { loser, note: { atMs, source } }: Merge): TimelineItem => ({
  profileId,
  atMs,
  id: `merge-${loser.id}`,
  entries: [{ atMs, kind: 'merge', name: loser.id, ...(source !== '' && { source }) }],
});
