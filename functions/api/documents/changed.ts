import type { DocumentAudit } from '../../../core/config/audit-entry.ts';
import type { DocumentKind, EntryOf } from '../../../core/config/documents.ts';
import type { Fault } from '../../../core/errors.ts';

/** Another version, or another status, has taken effect; without `after` the document was taken out. */
export interface Changed<K extends DocumentKind> {
  id: string;
  action: DocumentAudit['action'];
  before?: EntryOf<K>;
  after?: EntryOf<K>;
  by: string;
  why?: string | undefined;
}

/** What whoever ordered it is told of that, besides the document. */
export interface Followed {
  /** What carries it out, at `/v1/jobs/{id}`. */
  jobId?: string;
  /** How many people wait whose next step fell due in a pause. */
  overdue?: number;
  /** What is probably not meant so; it was saved all the same. */
  warnings?: Fault[];
  /** Of a ready journey: which of its templates wait for a second person. */
  proposed?: readonly string[];
}
