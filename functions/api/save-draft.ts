import { contentHash } from '../../core/config/canonical.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { DocumentByKind, DocumentKey, DocumentKind, Draft } from '../../core/config/documents.ts';
import { Conflict } from '../../core/errors.ts';

const ATTEMPTS = 5;

export type Saved<K extends DocumentKind> = { kind: 'saved'; draft: Draft<K> } | { kind: 'stale' };

/**
 * Saves the latest edit. With `ifMatch` only over that draft version (`stale` otherwise), without it the last one wins.
 * Saving what is saved already changes nothing, so that a repeated PUT answers the same ETag.
 */
export const saveDraft = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  ask: { document: DocumentByKind[K]; ifMatch?: number | undefined; nowMs: number },
): Promise<Saved<K>> => {
  for (let attempt = 1; ; attempt += 1) {
    const before = await documents.draft(key);
    if (ask.ifMatch !== undefined && ask.ifMatch !== (before?.draftVersion ?? 0)) return { kind: 'stale' };
    if (before && contentHash(before.document) === contentHash(ask.document))
      return { kind: 'saved', draft: before };
    const draftVersion = (before?.draftVersion ?? 0) + 1;
    const draft: Draft<K> = { ...key, document: ask.document, draftVersion, savedAtMs: ask.nowMs };
    try {
      await documents.saveDraft(draft);
      return { kind: 'saved', draft };
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
