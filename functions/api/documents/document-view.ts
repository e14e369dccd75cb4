import * as z from 'zod';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import { contentHash } from '../../../core/config/canonical.ts';
import type { Proposal } from '../../../core/config/proposal.ts';
import type { JourneyStatus } from '../../../core/journey/journey-status.ts';
import { labelsSchema } from '../../../core/journey/labels.ts';
import { triggerNames } from '../../../core/journey/triggers/names.ts';
import { proposalSchema, proposalToJson } from './proposal-json.ts';

export const statusSchema = z
  .enum(['draft', 'live', 'paused', 'stopped', 'archived'])
  .describe('draft: not in effect; archived: put away; paused and stopped are for journeys');
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
    trial: z.object({ version: z.int(), document }).optional().describe('What staff get instead'),
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('After saving: what is probably not meant so'),
    proposal: proposalSchema.optional().describe('Somebody has asked that this draft be put into effect'),
  });

export const summarySchema = z.object({
  ...standing,
  name: z.string().optional(),
  labels: labelsSchema.optional().describe('Of a journey'),
  trigger: z.enum(triggerNames).optional().describe('Of a journey: a broadcast is started by a schedule'),
  channel: channelSchema.optional().describe('Of a template'),
  channels: z
    .array(channelSchema)
    .optional()
    .describe('Of a template: every one it is for as it is in effect, else as its draft is'),
  usedBy: z
    .array(z.object({ kind: z.string(), id: z.string() }))
    .optional()
    .describe('Where it is asked for: what is in effect and names it'),
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
  trial?: { version: number; document: D };
  proposal?: ReturnType<typeof proposalToJson>;
}

type Drafted<D> = { document: D; draftVersion: number; archivedAtMs?: number };

interface Standing<D> {
  draft?: Drafted<D> | undefined;
  published?: Published<D> | undefined;
  trial?: { version: number; document: D } | undefined;
  proposal?: Proposal | undefined;
}

/** Once published a document is live, unless it is a journey that says otherwise. */
export const statusOf = (
  draft: { archivedAtMs?: number } | undefined,
  published: { version: number; status?: JourneyStatus } | undefined,
): DocumentStatus => {
  if (draft?.archivedAtMs !== undefined) return 'archived';
  return published ? (published.status ?? 'live') : 'draft';
};

/** The ETag is the draft version, which `If-Match` takes back. */
export const etagOf = (draft: { draftVersion: number } | undefined): Record<string, string> =>
  draft ? { etag: `"${draft.draftVersion}"` } : {};

/** The answer for one document. */
export const viewOf = <D>(
  id: string,
  { draft, published, trial, proposal }: Standing<D>,
  toJson: (document: D) => unknown,
): { headers: Record<string, string>; body: DocumentView<unknown> } => {
  const isEdited = draft && contentHash(draft.document) !== contentHash(published?.document ?? null);
  return {
    headers: etagOf(draft),
    body: {
      id,
      status: statusOf(draft, published),
      version: published?.version ?? 0,
      ...(isEdited ? { draft: toJson(draft.document) } : {}),
      ...(published ? { published: toJson(published.document) } : {}),
      ...(trial ? { trial: { version: trial.version, document: toJson(trial.document) } } : {}),
      ...(proposal ? { proposal: proposalToJson(proposal) } : {}),
    },
  };
};
