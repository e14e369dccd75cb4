import type { TimelineItem } from '../send/timeline.ts';
import type { Incoming } from './incoming.ts';
import type { Member } from './working-set.ts';

/** What a batch adds to a person's history: one item per bus entry, and one per profile that became hers. */
export const historyOf = (member: Member, nowMs: number): TimelineItem[] => [
  ...[...Map.groupBy(member.applied, ({ entryId }) => entryId)].map(([entryId, events]) =>
    entryItem(member.id, entryId, events),
  ),
  ...member.absorbed.map((loserId) => mergeItem(member, loserId, nowMs)),
];

/** Sorted by its latest event, so that history reads in the order of what happened. */
const entryItem = (profileId: string, entryId: string, incoming: readonly Incoming[]): TimelineItem => ({
  profileId,
  atMs: Math.max(...incoming.map(({ event }) => event.atMs)),
  id: entryId,
  entries: incoming.map(({ event, trust }) => ({
    atMs: event.atMs,
    kind: trust === 'internal' && event.source === 'operator' ? 'operator' : 'event',
    name: event.event,
    source: event.source,
  })),
  messageHashes: incoming.map(({ hash }) => hash),
});

const mergeItem = ({ id, applied }: Member, loserId: string, nowMs: number): TimelineItem => {
  const atMs = Math.max(0, ...applied.map(({ event }) => event.atMs)) || nowMs;
  return { profileId: id, atMs, id: `merge-${loserId}`, entries: [{ atMs, kind: 'merge', name: loserId }] };
};
