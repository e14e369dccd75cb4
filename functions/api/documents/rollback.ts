import { faultsToPublish } from '../../../core/config/check-document.ts';
import type { DocumentKind, EntryOf } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import type { ApiPorts } from '../ports.ts';
import { isSeen } from '../route.ts';
import { type Act, type ActionResult, keyOf, refused } from './act.ts';
import { changeEntry } from './change-entry.ts';

export interface Rollback extends Act {
  /** The one before the present one when it is left out. */
  version?: number | undefined;
}

/** Puts an earlier version into effect again; people inside keep the structure they entered with. The draft stays as it is. */
export const rollback = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  act: Rollback,
): Promise<ActionResult> => {
  const key = keyOf(kind, act.id);
  const draft = await ports.documents.draft(key);
  if (!isSeen(act.ifMatch, draft?.draftVersion)) return { kind: 'stale' };
  return changeEntry(ports, kind, { act, action: 'rollback' }, async (before) => {
    if (!before && !draft) return { kind: 'leave', answer: { kind: 'unknown' } };
    const earlier = before && (await aim(ports, kind, act, before));
    if (!earlier) return { kind: 'leave', answer: refused(nothingThere(act)) };
    const { version, document } = earlier;
    const inEffect = await ports.config.inEffect();
    const faults = await faultsToPublish(kind, document, { before, inEffect, nowMs: ports.clock.now() });
    return faults.length > 0
      ? { kind: 'leave', answer: { kind: 'faults', faults } }
      : { kind: 'put', entry: { ...before, version, document } as EntryOf<DocumentKind> };
  });
};

const aim = async (
  { documents }: ApiPorts,
  kind: AnyDocumentKind,
  { id, version }: Rollback,
  before: EntryOf<DocumentKind>,
) => {
  const key = keyOf(kind, id);
  const goal = version ?? (await documents.version(key, before.version))?.previous;
  return goal === undefined ? undefined : documents.version(key, goal);
};

const nothingThere = ({ version }: Rollback): string =>
  version === undefined
    ? 'There is no earlier published version.'
    : `There is nothing in effect to replace, or no version ${version}.`;
