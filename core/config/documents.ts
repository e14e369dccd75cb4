import type { Journey } from '../journey/journey.ts';
import type { Template } from '../message/template.ts';
import type { PeopleSettings, PrivacySettings } from './people-settings.ts';
import type { ContactSettings, ShopSettings } from './settings.ts';
import type { JourneyStatus } from './snapshot.ts';

export interface SettingsById {
  contact: ContactSettings;
  shop: ShopSettings;
  people: PeopleSettings;
  privacy: PrivacySettings;
}
export type SettingsId = keyof SettingsById;
export type SettingsDocument = SettingsById[SettingsId];

/** What marketers and operators write; one document per (kind, id). */
export interface DocumentByKind {
  journey: Journey;
  template: Template;
  settings: SettingsDocument;
}
export type DocumentKind = keyof DocumentByKind;

/** Names a document: `settings` has the ids of `SettingsById`. */
export interface DocumentKey<K extends DocumentKind = DocumentKind> {
  kind: K;
  id: string;
}

/** A document as it takes effect: what the chunks are made of. */
export type PublishedEntry =
  | { kind: 'journey'; id: string; version: number; status: JourneyStatus; document: Journey }
  | { kind: 'template'; id: string; version: number; document: Template }
  | { kind: 'settings'; id: string; version: number; document: SettingsDocument };

export type EntryOf<K extends DocumentKind> = Extract<PublishedEntry, { kind: K }>;

/** The latest edit of a document, published or not. `draftVersion` grows with each save. */
export interface Draft<K extends DocumentKind = DocumentKind> {
  kind: K;
  id: string;
  document: DocumentByKind[K];
  draftVersion: number;
  savedAtMs: number;
}

/** A draft without its document, for lists. */
export interface DraftSummary {
  id: string;
  name?: string;
  draftVersion: number;
  savedAtMs: number;
  /** Hash of the content: equal to the published one's when there is nothing to publish. */
  contentHash: string;
}

/** What was published once; never written again. */
export interface DocumentVersion<K extends DocumentKind = DocumentKind> {
  kind: K;
  id: string;
  version: number;
  document: DocumentByKind[K];
  /** The version in effect when this one was written: where a rollback goes. */
  previous?: number;
  publishedAtMs: number;
  by: string;
}

/** A change of a document. */
export interface DocumentAudit {
  atMs: number;
  by: string;
  action: 'publish' | 'pause' | 'resume' | 'stop' | 'rollback' | 'save' | 'seed';
  kind: DocumentKind;
  id: string;
  version?: number;
}

/** What may be done to a person by hand. */
export const personActions = [
  'opt-out',
  'pause',
  'resume',
  'leave-journey',
  'open-complaint',
  'close-complaint',
  'resend-link',
  'merge',
  'unmerge',
  'export',
  'erase',
  'anonymize',
] as const;

/** Somebody acted on a person: her profile id and nothing else of her. */
export interface PersonAudit {
  atMs: number;
  by: string;
  action: (typeof personActions)[number];
  kind: 'person';
  id: string;
}

/** One act of whoever holds a token. */
export type AuditEntry = DocumentAudit | PersonAudit;
