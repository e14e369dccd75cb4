import { checkDocument } from '../../../core/config/check-document.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import type { ApiPorts } from '../ports.ts';
import { type Act, type ActionResult, ARCHIVED, keyOf, refused } from './act.ts';
import { NEEDS_TWO, takesTwo } from './approval.ts';
import { underPath } from './document-body.ts';
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
  const inEffect = await ports.config.inEffect();
  const actsNow = kind.actsOnSave === true && !ask.draftOnly;
  if (actsNow && takesTwo(inEffect.snapshot, kind)) return refused(NEEDS_TWO);
  const checked = await checkDocument(kind, document, inEffect);
  const all = [...faults, ...(checked.kind === 'valid' ? [] : checked.faults)];
  if (checked.kind !== 'valid' || all.length > 0) return { kind: 'faults', faults: all };
  const { by, why, ifMatch } = ask;
  const nowMs = ports.clock.now();
  const saved = await saveDraft(ports.documents, key, { document: checked.document, ifMatch, nowMs, by });
  if (saved.kind === 'stale') return { kind: 'stale' };
  if (saved.kind === 'archived') return refused(ARCHIVED);
  if (actsNow) return publish(ports, kind, { id: ask.id, by, why });
  if (saved.isNew)
    await ports.documents.audit({
      atMs: nowMs,
      by,
      action: 'save',
      ...key,
      ...(why !== undefined && { why }),
    });
  return { kind: 'done' };
};
