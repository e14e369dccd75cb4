import type { DocumentKey, DocumentKind, PublishedEntry } from './documents.ts';
import type { InEffect } from './in-effect.ts';
import { kindOfDocument } from './kinds/index.ts';
import type { Reference } from './reference.ts';

/** Who names a document, and where. */
export interface User {
  kind: DocumentKind;
  id: string;
  /** JSON pointers into the user. */
  paths: string[];
}

/** Entries of chunks that did not change are the same objects at the next revision. */
const known = new WeakMap<PublishedEntry, Reference[]>();

/** The documents that one in effect names. */
export const namedBy = (entry: PublishedEntry): Reference[] => {
  const held = known.get(entry);
  if (held) return held;
  const named = kindOfDocument(entry)?.references(entry.document) ?? [];
  known.set(entry, named);
  return named;
};

/** What is in effect and names this document; it itself does not count. */
export const usersOf = ({ entries }: Pick<InEffect, 'entries'>, key: DocumentKey): User[] =>
  entries.flatMap((entry) => {
    const { kind, id } = entry;
    if (kind === key.kind && id === key.id) return [];
    const paths = namedBy(entry)
      .filter((named) => named.kind === key.kind && named.id === key.id)
      .map(({ path }) => path);
    return paths.length > 0 ? [{ kind, id, paths }] : [];
  });
