import { missingFrom } from '../../../core/config/check-document.ts';
import type { Draft } from '../../../core/config/documents.ts';
import type { InEffect } from '../../../core/config/in-effect.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import type { Template } from '../../../core/message/template.ts';
import type { ApiPorts } from '../ports.ts';

type Ports = Pick<ApiPorts, 'documents'>;

const isKept = (draft: Draft<'template'> | undefined): draft is Draft<'template'> =>
  draft !== undefined && draft.archivedAtMs === undefined;

/** Those of the templates that are drafts and nothing else: neither in effect nor put away. */
export const templatesInDraft = async (
  { documents }: Ports,
  ids: readonly string[],
  { find }: InEffect,
): Promise<Draft<'template'>[]> => {
  const keys = ids.map((id) => ({ kind: 'template', id }) as const).filter((key) => !find(key));
  return (await Promise.all(keys.map((key) => documents.draft(key)))).filter(isKept);
};

/**
 * Templates that a document names and that are drafts still: one draft may name another, and both be published later. Where
 * that takes two people, a journey could else not be written while its messages wait.
 */
export const draftsNamed = async (
  ports: Ports,
  kind: AnyDocumentKind,
  json: unknown,
  inEffect: InEffect,
): Promise<Template[]> => {
  const named = missingFrom(inEffect, kind, json).filter((key) => key.kind === 'template');
  const ids = [...new Set(named.map(({ id }) => id))];
  return (await templatesInDraft(ports, ids, inEffect)).map(({ document }) => document);
};
