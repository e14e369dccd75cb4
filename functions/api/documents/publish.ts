import { contentHash } from '../../../core/config/canonical.ts';
import { faultsToPublish } from '../../../core/config/check-document.ts';
import type { DocumentKind, EntryOf } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { type Decision, versionFor } from '../../../core/config/switch-entry.ts';
import type { ApiPorts } from '../ports.ts';
import { isSeen } from '../route.ts';
import { type Act, type ActionResult, ARCHIVED, keyOf, refused } from './act.ts';
import { takesTwo, unapproved } from './approval.ts';
import { changeEntry } from './change-entry.ts';
import { dropTrial } from './trial.ts';

const leave = (answer: ActionResult) => ({ kind: 'leave' as const, answer });

/**
 * Puts the draft into effect. Draft and references are read under the head that is switched: nothing that it names, and not
 * the draft itself, can be put away meanwhile. What was on trial is over with it, and so is the asking for it.
 */
export const publish = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const result = await changeEntry(ports, kind, { act, action: 'publish' }, (before) =>
    toPublish(ports, kind, act, before),
  );
  if (result.kind !== 'done') return result;
  await dropTrial(ports, kind, act.id);
  await ports.documents.removeProposal(keyOf(kind, act.id));
  return result;
};

const toPublish = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  act: Act,
  before: EntryOf<DocumentKind> | undefined,
): Promise<Decision<DocumentKind, ActionResult>> => {
  const key = keyOf(kind, act.id);
  const draft = await ports.documents.draft(key);
  if (!draft) return leave({ kind: 'unknown' });
  if (!isSeen(act.ifMatch, draft.draftVersion)) return leave({ kind: 'stale' });
  if (draft.archivedAtMs !== undefined) return leave(refused(ARCHIVED));
  const { document } = draft;
  const inEffect = await ports.config.inEffect();
  const { snapshot } = inEffect;
  const isSame = before && contentHash(before.document) === contentHash(document);
  const detail = !isSame && takesTwo(snapshot, kind) ? await unapproved(ports, kind, draft) : undefined;
  if (detail !== undefined) return leave(refused(detail));
  const faults = await faultsToPublish(kind, document, { before, inEffect, nowMs: ports.clock.now() });
  if (faults.length > 0) return leave({ kind: 'faults', faults });
  const version = isSame
    ? before.version
    : await versionFor(ports.documents, key, {
        ...{ document, previous: before?.version, nowMs: ports.clock.now() },
        ...{ by: act.by, why: act.why },
      });
  const entry = { ...key, version, document, ...(kind.standing?.(before) as object | undefined) };
  return { kind: 'put', entry: entry as EntryOf<DocumentKind> };
};
