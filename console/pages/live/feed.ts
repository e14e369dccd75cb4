import type { AnswerOf } from '../../../functions/api/route.ts';
import type { getLive } from '../../../functions/api/routes/get-live.ts';

export type Look = AnswerOf<typeof getLive>;
export type Entry = Look['entries'][number];

/** More would only make the page slow: who looks for older ones reads the history of a customer. */
const MOST = 500;

export interface Feed {
  /** The latest first, each with a number that it keeps. */
  readonly lines: readonly { readonly number: number; readonly entry: Entry }[];
  readonly next: number;
  /** More came than could be shown. */
  readonly notShown: number;
}

export const nothing: Feed = { lines: [], next: 0, notShown: 0 };

/** With what one look has brought, which is the oldest first. */
export const withLook = ({ lines, next, notShown }: Feed, look: Look): Feed => ({
  lines: [...look.entries.map((entry, at) => ({ number: next + at, entry })).toReversed(), ...lines].slice(
    0,
    MOST,
  ),
  next: next + look.entries.length,
  notShown: notShown + look.notShown,
});

export interface Filter {
  /** Empty: of any kind. */
  readonly kind: '' | 'event' | 'refused';
  /** Where it came from, or the id of a source. */
  readonly source: string;
  /** Part of the event's name, in any case of letters. */
  readonly name: string;
}

export const filtered = ({ lines }: Feed, { kind, source, name }: Filter): Feed['lines'] =>
  lines.filter(
    ({ entry }) =>
      (kind === '' || entry.kind === kind) &&
      (source === '' || entry.source === source || entry.sourceId === source) &&
      (entry.name ?? '').toLowerCase().includes(name.trim().toLowerCase()),
  );

/** What one may filter by: sources that were seen. */
export const sourcesIn = ({ lines }: Feed): string[] =>
  [
    ...new Set(lines.flatMap(({ entry: { source, sourceId } }) => [source ?? [], sourceId ?? []].flat())),
  ].sort();
