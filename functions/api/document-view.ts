import * as z from 'zod';
import { contentHash } from '../../core/config/canonical.ts';
import type { JourneyStatus } from '../../core/config/snapshot.ts';

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

/** What is in effect of one document; templates have no status of their own. */
interface Published<D> {
  version: number;
  document: D;
  status?: JourneyStatus;
}

export interface DocumentView<D> {
  id: string;
  status: DocumentStatus;
  version: number;
  draft?: D;
  published?: D;
}

/** Once published a template is live. */
export const statusOf = (
  published: { version: number; status?: JourneyStatus } | undefined,
): DocumentStatus => (published ? (published.status ?? 'live') : 'draft');

/** The answer for one document: its ETag is the draft version, which `If-Match` takes back. */
export const viewOf = <D>(
  id: string,
  draft: { document: D; draftVersion: number } | undefined,
  published: Published<D> | undefined,
): { headers: Record<string, string>; body: DocumentView<D> } => {
  const isEdited = draft && contentHash(draft.document) !== contentHash(published?.document ?? null);
  return {
    headers: draft ? { etag: `"${draft.draftVersion}"` } : {},
    body: {
      id,
      status: statusOf(published),
      version: published?.version ?? 0,
      ...(isEdited ? { draft: draft.document } : {}),
      ...(published ? { published: published.document } : {}),
    },
  };
};
