import type { LiveEntry } from '../../../../core/live/live.ts';

/** Events and refusals apart: who may guess at keys must not crowd out the shop's own events. */
export const partitionOf = (kind: LiveEntry['kind'], atMs: number): string =>
  `LIVE#${kind}#${new Date(atMs).toISOString().slice(0, 16)}`;

export const sightingsPartition = (sourceId: string): string => `SEEN#${sourceId}`;

/** The head of what is published: functions read it anyway. */
export const headKey = { pk: { S: 'HEAD' }, sk: { S: '#' } };
export const WATCHED_UNTIL = 'watchedUntilMs';
