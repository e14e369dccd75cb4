import { deployedContactDefaults } from '../contact/defaults.ts';
import type { Template } from '../message/template.ts';
import type { PublishedConfig } from '../ports.ts';
import { assemble } from './assemble.ts';
import type { Head } from './chunks.ts';
import type { DocumentKey, DocumentKind, EntryOf, PublishedEntry } from './documents.ts';
import type { Snapshot } from './snapshot.ts';

/** Everything in effect at one revision: as the functions use it, and one document with its version and status. */
export interface InEffect {
  snapshot: Snapshot;
  entries: readonly PublishedEntry[];
  find<K extends DocumentKind>(key: DocumentKey<K>): EntryOf<K> | undefined;
}

/** What those who edit need besides what those who act on it do. */
export interface EditableConfig extends PublishedConfig {
  /** Reads the head at each call, as `snapshot()` does. */
  inEffect(): Promise<InEffect>;
}

const nameOf = ({ kind, id }: DocumentKey) => `${kind}/${id}`;

/** Where the settings that protect people cannot be read, the careful ones stand in. */
export const withCareful = (entries: readonly PublishedEntry[]): PublishedEntry[] => {
  const hasContact = entries.some(({ kind, id }) => kind === 'settings' && id === 'contact');
  const careful = { kind: 'settings', id: 'contact', version: 0, document: deployedContactDefaults } as const;
  return hasContact ? [...entries] : [...entries, careful];
};

/** What a head and the entries of all its chunks stand for; without a head an empty house with default settings. */
export const inEffectOf = (head: Head | undefined, entries: readonly PublishedEntry[]): InEffect => {
  const byName = new Map(entries.map((entry) => [nameOf(entry), entry]));
  return {
    snapshot: assemble(head, entries),
    entries,
    find: <K extends DocumentKind>(key: DocumentKey<K>) => byName.get(nameOf(key)) as EntryOf<K> | undefined,
  };
};

/** As it will be once these templates, none of which is in effect, have taken effect too: what names them is judged by that. */
export const withTemplates = (inEffect: InEffect, templates: readonly Template[]): InEffect => {
  if (templates.length === 0) return inEffect;
  const { snapshot, entries, find } = inEffect;
  const coming = inEffectOf(
    undefined,
    templates.map((document) => ({ kind: 'template', id: document.id, version: 0, document })),
  );
  return {
    snapshot: { ...snapshot, templates: { ...snapshot.templates, ...coming.snapshot.templates } },
    entries: [...entries, ...coming.entries],
    find: (key) => find(key) ?? coming.find(key),
  };
};
