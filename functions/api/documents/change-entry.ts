import type { DocumentAudit } from '../../../core/config/audit-entry.ts';
import type { DocumentKind, EntryOf } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { type Decision, switchEntry } from '../../../core/config/switch-entry.ts';
import type { ApiPorts } from '../ports.ts';
import { type Act, type ActionResult, keyOf } from './act.ts';
import type { Changed, Followed } from './changed.ts';
import { effects } from './effects.ts';

/** Switches what is in effect of a document, puts it down in the audit, and does what else follows. */
export const changeEntry = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  { act, action }: { act: Act; action: DocumentAudit['action'] },
  decide: (before: EntryOf<DocumentKind> | undefined) => Promise<Decision<DocumentKind, ActionResult>>,
): Promise<ActionResult> => {
  const key = keyOf(kind, act.id);
  const { by, why } = act;
  const switched = await switchEntry<DocumentKind, ActionResult>(ports.documents, key, decide);
  if (switched.kind === 'left') return switched.answer;
  const { before, after, isNew } = switched;
  if (isNew) {
    const version = action === 'archive' ? undefined : after?.version;
    await ports.documents.audit({
      ...{ atMs: ports.clock.now(), by, action, ...key },
      ...(version === undefined ? {} : { version }),
      ...(why === undefined ? {} : { why }),
    });
  }
  const follow = effects[kind.kind] as
    | undefined
    | ((p: ApiPorts, c: Changed<DocumentKind>) => Promise<Followed | undefined>);
  const followed = await follow?.(ports, {
    id: act.id,
    action,
    by,
    why,
    ...(before && { before }),
    ...(after && { after }),
  });
  return { kind: 'done', ...(followed && { followed }) };
};
