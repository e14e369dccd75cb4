import type { Packing } from './packing.ts';
import type { ChannelMarks, MessageMarks } from './profile.ts';
import type { ClockMark, ListMark, SegmentMarks } from './segment-marks.ts';

const LIST = ['saidAtMs', 'on'] as const;
const CLOCK = ['atMs', 'no'] as const;
const CHANNEL = ['sentAtMs', 'deliveredAtMs', 'openedAtMs', 'clickedAtMs'] as const;

type Instants = Readonly<Record<string, number>>;

const shifted = (instants: Instants, byMs: number): Record<string, number> =>
  mapValues(instants, (at) => at + byMs);

/** Nothing for somebody of whom nothing was asked. */
export const packSegments = (
  { pack }: Packing,
  { segments = {}, lists = {}, clock, judgedBy }: SegmentMarks,
  originMs: number,
): unknown[] => {
  const parts = [
    shifted(segments, -originMs),
    mapValues(lists, (one) => pack<ListMark>(one, LIST)),
    clock ? pack<ClockMark>(clock, CLOCK) : null,
    judgedBy ?? null,
  ];
  const last = parts.findLastIndex((part) => part !== null && Object.keys(part).length > 0);
  return parts.slice(0, last + 1);
};

export const unpackSegments = (
  { unpack }: Packing,
  packed: readonly unknown[],
  originMs: number,
): SegmentMarks => {
  const [segments = {}, lists = {}, clock, judgedBy] = packed as [
    Instants?,
    Record<string, unknown>?,
    unknown?,
    string?,
  ];
  return {
    ...(Object.keys(segments).length > 0 && { segments: shifted(segments, originMs) }),
    ...(Object.keys(lists).length > 0 && { lists: mapValues(lists, (one) => unpack<ListMark>(one, LIST)) }),
    ...(Boolean(clock) && { clock: unpack<ClockMark>(clock, CLOCK) }),
    ...(judgedBy && { judgedBy }),
  };
};

export const packMessages = (
  { pack }: Packing,
  { channels, journeys }: MessageMarks,
  originMs: number,
): unknown[] => [
  mapValues(channels, (one) => pack<ChannelMarks>(one, CHANNEL)),
  shifted(journeys, -originMs),
];

export const unpackMessages = (
  { unpack }: Packing,
  packed: readonly unknown[],
  originMs: number,
): MessageMarks => {
  const [channels = {}, journeys = {}] = packed as [Record<string, unknown>?, Instants?];
  return {
    channels: mapValues(channels, (one) => unpack<ChannelMarks>(one, CHANNEL)),
    journeys: shifted(journeys, originMs),
  };
};

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
