import { missingFrom } from '../../../core/config/check-document.ts';
import type { InEffect } from '../../../core/config/in-effect.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import type { Template } from '../../../core/message/template.ts';
import type { ApiPorts } from '../ports.ts';

/**
 * Templates that a document names and that are drafts still: one draft may name another, and both be published later. Where
 * that takes two people, a journey could else not be written while its messages wait.
 */
export const draftsNamed = async (
  { documents }: Pick<ApiPorts, 'documents'>,
  kind: AnyDocumentKind,
  json: unknown,
  inEffect: InEffect,
): Promise<Template[]> => {
  const named = missingFrom(inEffect, kind, json).filter((key) => key.kind === 'template');
  const ids = [...new Set(named.map(({ id }) => id))];
  const drafts = await Promise.all(ids.map((id) => documents.draft({ kind: 'template', id })));
  return drafts.flatMap((draft) => (draft && draft.archivedAtMs === undefined ? [draft.document] : []));
};
