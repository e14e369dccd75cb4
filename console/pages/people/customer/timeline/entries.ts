import type { AnswerOf } from '../../../../../functions/api/route.ts';
import type { getTimeline } from '../../../../../functions/api/routes/get-timeline.ts';

export type Entry = AnswerOf<typeof getTimeline>['entries'][number];
export type Kind = Entry['kind'];

export const kinds = [
  'event',
  'send',
  'held',
  'skip',
  'delivery',
  'operator',
  'merge',
] as const satisfies readonly Kind[];

export interface Filter {
  readonly kind: string;
  readonly channel: string;
}

/** An empty choice takes all. */
export const chosen = (entries: readonly Entry[], { kind, channel }: Filter): Entry[] =>
  entries.filter(
    (entry) => (kind === '' || entry.kind === kind) && (channel === '' || entry.channel === channel),
  );

export const channelsOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.flatMap(({ channel }) => channel ?? []))].toSorted();

/** Entries under the day they belong to, as they come. */
export const byDay = (
  entries: readonly Entry[],
  dayOf: (at: string) => string,
): { day: string; entries: Entry[] }[] => {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
};
