import type * as z from 'zod';
import type { Fault } from '../../errors.ts';
import type { Mjml } from '../../message/mjml.ts';
import type { Template } from '../../message/template.ts';
import type { Segment } from '../../segment/segment.ts';
import type { DocumentByKind, DocumentKind, EntryOf, Standing } from '../documents.ts';
import type { PreferenceSettings } from '../preference-settings.ts';
import type { Reference } from '../reference.ts';
import type { PublishedJourney, Snapshot } from '../snapshot.ts';

/** What is in effect, as far as one document may name or disturb another: a snapshot will do. */
export interface DocumentContext {
  templates: Readonly<Record<string, Template>>;
  segments: readonly Segment[];
  journeys: readonly PublishedJourney[];
  preferences?: PreferenceSettings;
}

export type DocumentCheck<K extends DocumentKind> =
  | { kind: 'valid'; document: DocumentByKind[K] }
  | { kind: 'faults'; faults: Fault[] };

export interface PublishAsk<K extends DocumentKind> {
  before: EntryOf<K> | undefined;
  snapshot: Snapshot;
  nowMs: number;
}

/**
 * A kind of document that people write. To add one: a file here, a line in `kinds/index.ts` and one in `kinds/kept-schemas.ts`, its
 * type in `DocumentByKind` (`core/config/documents.ts`), and a field of `Snapshot` with a line in `assemble.ts` for the functions that
 * act on it. List, get, put, publish, versions, diff, rollback, archive and used-by under `/v1/<plural>`, their OpenAPI, the audit, the
 * files of `npx kaskad` and the published schema follow. What else is to happen when another version takes effect (a job, a schedule)
 * is a line in `functions/api/documents/effects.ts`.
 */
export interface DocumentKindDefinition<K extends DocumentKind> {
  /** In sentences: `journey`. */
  kind: K;
  /** Its folder of files and its path in the API: `journeys`. */
  plural: string;
  /** As a person writes it; editors complete by it. */
  schema: z.ZodType;
  /** Every fault at once. What references name need not be looked for here. */
  validate(json: unknown, context: DocumentContext): Promise<DocumentCheck<K>>;
  /** The documents it names: each must be in effect before it may be. */
  references(document: DocumentByKind[K]): Reference[];
  /** Makes what is kept of what is valid, where that takes more than a schema; what cannot be made is a fault. */
  compile?(document: DocumentByKind[K], mjml: Mjml): Promise<DocumentCheck<K>>;
  /** What is worth a word to whoever saves it and keeps nobody from saving; of the document as it is kept. */
  warnings?(document: DocumentByKind[K], context: DocumentContext): Promise<Fault[]>;
  /** As a person reads it, where it is kept in another form. */
  toJson?(document: DocumentByKind[K]): unknown;
  /** What an entry says besides its version when one is published; `before` is what is in effect until then. */
  standing?(before: EntryOf<K> | undefined): Standing<K>;
  /** Faults that count only at the moment when it is put into effect. */
  atPublish?(document: DocumentByKind[K], ask: PublishAsk<K>): Fault[];
  /** Why it may not be put away as it stands, in a sentence. */
  notArchived?(entry: EntryOf<K>): string | undefined;
  /** It may be published to staff only. */
  mayBeTried?: true;
  /** A PUT puts it into effect at once, unless it says `?draft=true`. */
  actsOnSave?: true;
  /** One person puts it into effect also where all else takes two: an emergency does not wait. */
  byOneAlone?: true;
}

/** A kind without its type: the life of documents treats all alike. */
export type AnyDocumentKind = DocumentKindDefinition<DocumentKind>;
