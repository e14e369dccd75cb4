import type { DocumentKey, DocumentKind } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import type { Fault } from '../../../core/errors.ts';
import type { Ask, IfMatch } from '../route.ts';
import type { Followed } from './changed.ts';

/** Somebody orders something done with a document. */
export interface Act {
  id: string;
  by: string;
  why?: string | undefined;
  ifMatch?: IfMatch | undefined;
}

/** What became of it. */
export type ActionResult =
  | { kind: 'done'; followed?: Followed }
  | { kind: 'unknown' }
  | { kind: 'stale' }
  | { kind: 'refused'; detail: string }
  | { kind: 'faults'; faults: Fault[] };

export const refused = (detail: string): ActionResult => ({ kind: 'refused', detail });

export const ARCHIVED = 'It is archived; unarchive it first.';

export const keyOf = (kind: AnyDocumentKind, id: string): DocumentKey<DocumentKind> => ({
  kind: kind.kind,
  id,
});

export const actOf = (
  kind: AnyDocumentKind,
  { params, by, why, ifMatch }: Pick<Ask<unknown>, 'params' | 'by' | 'why' | 'ifMatch'>,
): Act => ({ id: idOf(kind, params), by, why, ifMatch });

/** Settings have their id in the path itself. */
export const idOf = (kind: AnyDocumentKind, params: Record<string, string>): string =>
  ('id' in kind ? (kind.id as string) : params.id) ?? '';
