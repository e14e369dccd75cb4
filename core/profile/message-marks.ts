import type { ChannelMarks, MessageMarks } from './profile.ts';

const MOST_JOURNEYS = 50;

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

const mergeChannel = (a: ChannelMarks, b: ChannelMarks): ChannelMarks => {
  const names = ['sentAtMs', 'deliveredAtMs', 'openedAtMs', 'clickedAtMs'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const atMs = later(a[name], b[name]);
      return atMs === undefined ? [] : [[name, atMs] as const];
    }),
  );
};

/** Both, each by its latest time. */
export const mergeMessages = (
  a: MessageMarks | undefined,
  b: MessageMarks | undefined,
): MessageMarks | undefined => {
  if (!a || !b) return a ?? b;
  const channels = new Map(Object.entries(a.channels));
  for (const [channel, marks] of Object.entries(b.channels))
    channels.set(channel, mergeChannel(channels.get(channel) ?? {}, marks));
  const journeys = new Map(Object.entries(a.journeys));
  for (const [id, atMs] of Object.entries(b.journeys))
    journeys.set(id, Math.max(atMs, journeys.get(id) ?? 0));
  const latest = [...journeys].toSorted(([x, p], [y, q]) => q - p || (x < y ? -1 : 1));
  return {
    channels: Object.fromEntries(channels),
    journeys: Object.fromEntries(latest.slice(0, MOST_JOURNEYS)),
  };
};
