import type { ShopEvent } from '../event/event.ts';
import { isOperatorAct } from '../profile/operator/acts.ts';
import { mergeLists, type SegmentMarks } from '../profile/segment-marks.ts';

/** Somebody put her on a list, or took her off: `segmentId` in the properties. */
export const LIST_JOINED = 'List Joined';
export const LIST_LEFT = 'List Left';

/** The lists of a person after an event; nothing where it says nothing of any. */
export const listsAfter = (
  { lists = {} }: SegmentMarks,
  event: ShopEvent,
): Pick<SegmentMarks, 'lists'> | undefined => {
  const isWord = event.event === LIST_JOINED || event.event === LIST_LEFT;
  const segmentId = event.properties?.segmentId;
  if (!isWord || !isOperatorAct(event) || typeof segmentId !== 'string') return undefined;
  const on = event.event === LIST_JOINED;
  return {
    lists: mergeLists(lists, { [segmentId]: { saidAtMs: event.atMs, ...(on && { on: true as const }) } }),
  };
};
