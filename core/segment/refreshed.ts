import { SEGMENTS_REFRESHED } from '../event/bookkeeping.ts';
import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import { SEGMENTS_SOURCE } from './derived-words.ts';

/** Has somebody's segments worked out anew although nothing happened to her. The same parts count once. */
export const segmentsRefreshed = (
  profileId: string,
  atMs: number,
  parts: readonly (string | number)[],
): EventEnvelope =>
  ownEvent({
    ...{ profileId, event: SEGMENTS_REFRESHED, source: SEGMENTS_SOURCE, atMs },
    ...{ properties: {}, prefix: 'segments', parts },
  });
