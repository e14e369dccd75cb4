import * as z from 'zod';
import { contentHash } from '../../../core/config/canonical.ts';
import type { DocumentKind, DraftSummary, EntryOf } from '../../../core/config/documents.ts';
import { usersOf } from '../../../core/config/used-by.ts';
import { channelsOf } from '../../../core/message/template.ts';
import type { ApiPorts } from '../ports.ts';
import { type DocumentSummary, statusOf } from './document-view.ts';

const PAGE = 100;

export const listQuery = z.object({
  cursor: z.string().max(200).optional().describe('From the answer before'),
  limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  archived: z.enum(['true', 'false']).default('false').describe('Those that are put away instead'),
  usedBy: z.enum(['true', 'false']).default('false').describe('With what in effect names each'),
});
export type ListQuery = z.infer<typeof listQuery>;

const summaryOf = (draft: DraftSummary, inEffect: EntryOf<DocumentKind> | undefined): DocumentSummary => ({
  id: draft.id,
  ...(draft.name !== undefined && { name: draft.name }),
  ...(draft.labels && { labels: draft.labels }),
  ...(draft.trigger && { trigger: draft.trigger }),
  ...(draft.channel && { channel: draft.channel }),
  ...(draft.channels && { channels: [...draft.channels] }),
  ...(inEffect?.kind === 'template' && { channels: channelsOf(inEffect.document) }),
  status: statusOf(draft, inEffect),
  version: inEffect?.version ?? 0,
  changed: draft.contentHash !== contentHash(inEffect?.document ?? null),
  savedAt: new Date(draft.savedAtMs).toISOString(),
});

/** A page of documents by id, without their contents; it may be shorter than asked for, and is the last without a cursor. */
export const listDocuments = async (
  { documents, config }: Pick<ApiPorts, 'documents' | 'config'>,
  kind: DocumentKind,
  query: ListQuery,
): Promise<{ summaries: DocumentSummary[]; cursor?: string }> => {
  const [{ drafts, cursor }, inEffect] = await Promise.all([
    documents.drafts(kind, { cursor: query.cursor, limit: query.limit, archived: query.archived === 'true' }),
    config.inEffect(),
  ]);
  const usersIn = (id: string) => ({
    usedBy: usersOf(inEffect, { kind, id }).map(({ kind: user, id: userId }) => ({ kind: user, id: userId })),
  });
  const summaries = drafts.map((draft) => ({
    ...summaryOf(draft, inEffect.find({ kind, id: draft.id })),
    ...(query.usedBy === 'true' && usersIn(draft.id)),
  }));
  return { summaries, ...(cursor === undefined ? {} : { cursor }) };
};
