import type { Journey } from '../journey/journey.ts';
import type { JourneyStatus } from '../journey/journey-status.ts';
import type { Template } from '../message/template.ts';
import type { Offer } from '../offer/offer.ts';
import type { Segment } from '../segment/segment.ts';
import type { AttributionSettings } from './attribution-settings.ts';
import type { BudgetSettings } from './budget-settings.ts';
import type { ConsentSettings } from './consent-settings.ts';
import type { ExperimentSettings } from './experiment-settings.ts';
import type { FeedsSettings } from './feeds-settings.ts';
import type { Listed } from './listed.ts';
import type { PeopleSettings, PrivacySettings } from './people-settings.ts';
import type { PreferenceSettings } from './preference-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { PublishingSettings } from './publishing-settings.ts';
import type { ReportSettings } from './report-settings.ts';
import type { ContactSettings, ShopSettings } from './settings.ts';
import type { SwitchesSettings } from './switches-settings.ts';

export interface SettingsById {
  contact: ContactSettings;
  shop: ShopSettings;
  people: PeopleSettings;
  privacy: PrivacySettings;
  experiments: ExperimentSettings;
  attribution: AttributionSettings;
  publishing: PublishingSettings;
  switches: SwitchesSettings;
  preferences: PreferenceSettings;
  consent: ConsentSettings;
  providers: ProviderSettings;
  budgets: BudgetSettings;
  feeds: FeedsSettings;
  report: ReportSettings;
}
export type SettingsId = keyof SettingsById;
export type SettingsDocument = SettingsById[SettingsId];

/** What marketers and operators write; one document per (kind, id). */
export interface DocumentByKind {
  journey: Journey;
  template: Template;
  segment: Segment;
  offer: Offer;
  settings: SettingsDocument;
  /** What only staff get, in place of or beside what is in effect: its id is `<kind>/<id>` of the document. */
  trial: Journey | Template;
}
export type DocumentKind = keyof DocumentByKind;

/** Names a document: `settings` has the ids of `SettingsById`. */
export interface DocumentKey<K extends DocumentKind = DocumentKind> {
  kind: K;
  id: string;
}

/** Kinds that may be tried on staff. */
export type TriedKind = 'journey' | 'template';

/** What an entry of some kinds holds besides. */
interface StandingByKind {
  journey: { status: JourneyStatus };
  trial: { of: TriedKind };
}
export type Standing<K extends DocumentKind> = K extends keyof StandingByKind ? StandingByKind[K] : unknown;

/** A document as it takes effect: what the chunks are made of. */
export type EntryOf<K extends DocumentKind> = {
  [E in K]: { kind: E; id: string; version: number; document: DocumentByKind[E] } & Standing<E>;
}[K];
export type PublishedEntry = EntryOf<DocumentKind>;

/** The latest edit of a document, published or not. `draftVersion` grows with each save. */
export interface Draft<K extends DocumentKind = DocumentKind> {
  kind: K;
  id: string;
  document: DocumentByKind[K];
  draftVersion: number;
  savedAtMs: number;
  /** Who saved it. */
  by?: string;
  /** Put away: nothing of it is in effect, and it is in no list. */
  archivedAtMs?: number;
}

/** A draft without its document, for lists. */
export interface DraftSummary extends Listed {
  id: string;
  draftVersion: number;
  savedAtMs: number;
  /** Hash of the content: equal to the published one's when there is nothing to publish. */
  contentHash: string;
  archivedAtMs?: number;
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
  why?: string;
}

/** A version without its document, for lists. */
export type VersionSummary = Omit<DocumentVersion, 'kind' | 'id' | 'document'>;
