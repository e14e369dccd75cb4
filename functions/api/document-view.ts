import * as z from 'zod';
import { contentHash } from '../../core/config/canonical.ts';
import type { DocumentKind, Draft, EntryOf } from '../../core/config/documents.ts';

export const statusSchema = z
  .enum(['draft', 'live', 'paused', 'stopped'])
  .describe('draft: never published; templates are draft or live');
export type DocumentStatus = z.infer<typeof statusSchema>;

const standing = {
  id: z.string(),
  status: statusSchema,
  version: z.int().describe('Version in effect, 0 before the first publish'),
};

/** A document with where it stands: `draft` is there while it differs from what is in effect. */
export const viewSchema = <T extends z.ZodType>(document: T) =>
  z.object({
    ...standing,
    draft: document.optional().describe('Latest edit, while it differs from what is in effect'),
    published: document.optional().describe('What is in effect'),
  });

export const summarySchema = z.object({
  ...standing,
  name: z.string().optional(),
  changed: z.boolean().describe('The draft differs from what is in effect'),
  savedAt: z.iso.datetime(),
});
export type DocumentSummary = z.infer<typeof summarySchema>;

/** Templates have no status of their own: once published they are live. */
export const statusOf = (entry: EntryOf<DocumentKind> | undefined): DocumentStatus => {
  if (!entry) return 'draft';
  return entry.kind === 'journey' ? entry.status : 'live';
};

/** The answer for one document: its ETag is the draft version, which `If-Match` takes back. */
export const viewOf = <K extends DocumentKind>(
  id: string,
  draft: Draft<K> | undefined,
  inEffect: EntryOf<K> | undefined,
) => {
  const edited = draft && contentHash(draft.document) !== contentHash(inEffect?.document ?? null);
  return {
    ...(draft ? { headers: { etag: `"${draft.draftVersion}"` } } : {}),
    body: {
      id,
      status: statusOf(inEffect),
      version: inEffect?.version ?? 0,
      ...(edited ? { draft: draft.document } : {}),
      ...(inEffect ? { published: inEffect.document } : {}),
    },
  };
};
