import { storedBytes } from '../../../core/config/canonical.ts';
import { checkDocument } from '../../../core/config/check-document.ts';
import { DOCUMENT_LIMIT_BYTES } from '../../../core/config/chunks.ts';
import type { DocumentKind } from '../../../core/config/documents.ts';
import { type InEffect, withTemplates } from '../../../core/config/in-effect.ts';
import type { AnyDocumentKind, DocumentCheck } from '../../../core/config/kinds/document-kind.ts';
import { NEEDS_TWO } from '../../../core/config/proposal.ts';
import type { Fault } from '../../../core/errors.ts';
import type { ApiPorts } from '../ports.ts';
import { type Act, type ActionResult, ARCHIVED, keyOf, refused } from './act.ts';
import { takesTwo } from './approval.ts';
import { underPath } from './document-body.ts';
import { draftsNamed } from './drafts-named.ts';
import { publish } from './publish.ts';
import { saveDraft } from './save-draft.ts';

export interface Save extends Act {
  body: unknown;
  /** Only saves it, also where a PUT acts at once. */
  draftOnly: boolean;
}

/** Saves the latest edit, if it has no fault, and puts it into effect where the kind acts on a PUT. */
export const save = async (ports: ApiPorts, kind: AnyDocumentKind, ask: Save): Promise<ActionResult> => {
  const key = keyOf(kind, ask.id);
  const { document, faults } = underPath(ask.body, kind.kind === 'settings' ? undefined : ask.id);
  const now = await ports.config.inEffect();
  const actsNow = kind.actsOnSave === true && !ask.draftOnly;
  const inEffect = actsNow ? now : withTemplates(now, await draftsNamed(ports, kind, document, now));
  if (actsNow && takesTwo(inEffect.snapshot, kind)) return refused(NEEDS_TWO);
  const checked = await checkedAndMade(ports, kind, document, inEffect);
  const all = [...faults, ...(checked.kind === 'valid' ? [] : checked.faults)];
  if (checked.kind !== 'valid' || all.length > 0) return { kind: 'faults', faults: all };
  const { by, why, ifMatch } = ask;
  const nowMs = ports.clock.now();
  const saved = await saveDraft(ports.documents, key, { document: checked.document, ifMatch, nowMs, by });
  if (saved.kind === 'stale') return { kind: 'stale' };
  if (saved.kind === 'archived') return refused(ARCHIVED);
  const warnings = (await kind.warnings?.(checked.document, inEffect.snapshot)) ?? [];
  if (actsNow) return withWarnings(await publish(ports, kind, { id: ask.id, by, why }), warnings);
  if (saved.isNew)
    await ports.documents.audit({
      atMs: nowMs,
      by,
      action: 'save',
      ...key,
      ...(why !== undefined && { why }),
    });
  return withWarnings({ kind: 'done' }, warnings);
};

/** A document as it is kept: valid as it was written, and made into what is kept where that is more. */
const checkedAndMade = async (
  { mjml }: ApiPorts,
  kind: AnyDocumentKind,
  document: unknown,
  inEffect: InEffect,
): Promise<DocumentCheck<DocumentKind>> => {
  const checked = await checkDocument(kind, document, inEffect);
  if (checked.kind !== 'valid' || !kind.compile) return checked;
  const made = await kind.compile(checked.document, mjml);
  if (made.kind !== 'valid' || storedBytes(made.document) <= DOCUMENT_LIMIT_BYTES) return made;
  const message = `at most ${DOCUMENT_LIMIT_BYTES / 1024} KB with the HTML that is made of it`;
  return { kind: 'faults', faults: [{ path: '', message }] };
};

const withWarnings = (result: ActionResult, warnings: Fault[]): ActionResult =>
  result.kind === 'done' && warnings.length > 0
    ? { ...result, followed: { ...result.followed, warnings } }
    : result;
