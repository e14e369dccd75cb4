import type { DocumentAudit } from '../../../core/config/audit-entry.ts';
import { faultsOfKept } from '../../../core/config/check-document.ts';
import type { DocumentKey, EntryOf, TriedKind } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { type Decision, switchEntry, versionFor } from '../../../core/config/switch-entry.ts';
import type { ApiPorts } from '../ports.ts';
import { isSeen } from '../route.ts';
import { type Act, type ActionResult, ARCHIVED, keyOf, refused } from './act.ts';

type Entry = EntryOf<'trial'>;

/** Where a document's trial is kept. */
export const trialKey = (kind: AnyDocumentKind, id: string): DocumentKey<'trial'> => ({
  kind: 'trial',
  id: `${kind.kind}/${id}`,
});

const leave = (answer: ActionResult) => ({ kind: 'leave' as const, answer });

const audit = (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  act: Act,
  more: Pick<DocumentAudit, 'action' | 'version'>,
) =>
  ports.documents.audit({
    ...{ atMs: ports.clock.now(), by: act.by, ...keyOf(kind, act.id), ...more },
    ...(act.why !== undefined && { why: act.why }),
  });

/**
 * Publishes the draft to staff only: people on the staff list, and whoever is known by events with `context.test`. All others
 * get what they got before. It needs no second person's approval: it is how she sees what she is asked to approve.
 */
export const publishToStaff = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  act: Act,
): Promise<ActionResult> => {
  if (!kind.mayBeTried) return refused(`A ${kind.kind} cannot be published to staff only.`);
  const switched = await switchEntry<'trial', ActionResult>(ports.documents, trialKey(kind, act.id), () =>
    toTry(ports, kind, act),
  );
  if (switched.kind === 'left') return switched.answer;
  const { version } = switched.after ?? {};
  if (switched.isNew)
    await audit(ports, kind, act, { action: 'try', ...(version !== undefined && { version }) });
  return { kind: 'done' };
};

const toTry = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  act: Act,
): Promise<Decision<'trial', ActionResult>> => {
  const key = keyOf(kind, act.id);
  const draft = await ports.documents.draft(key);
  if (!draft) return leave({ kind: 'unknown' });
  if (!isSeen(act.ifMatch, draft.draftVersion)) return leave({ kind: 'stale' });
  if (draft.archivedAtMs !== undefined) return leave(refused(ARCHIVED));
  const inEffect = await ports.config.inEffect();
  const { document } = draft;
  const faults = await faultsOfKept(kind, document, inEffect);
  if (faults.length > 0) return leave({ kind: 'faults', faults });
  const version = await versionFor(ports.documents, key, {
    ...{ document, previous: inEffect.find(key)?.version, nowMs: ports.clock.now() },
    ...{ by: act.by, why: act.why },
  });
  const of = kind.kind as TriedKind;
  return { kind: 'put', entry: { ...trialKey(kind, act.id), of, version, document } as Entry };
};

/** Takes a trial out of effect without a word; answers whether there was one. */
export const dropTrial = async (ports: ApiPorts, kind: AnyDocumentKind, id: string): Promise<boolean> => {
  if (!kind.mayBeTried) return false;
  const inEffect = await ports.config.inEffect();
  if (!inEffect.find(trialKey(kind, id))) return false;
  await switchEntry<'trial', never>(ports.documents, trialKey(kind, id), async () => ({ kind: 'take-out' }));
  return true;
};

/** Staff get what all others get again; those inside finish the version they entered with. */
export const endTrial = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const draft = await ports.documents.draft(keyOf(kind, act.id));
  if (!draft) return { kind: 'unknown' };
  if (!isSeen(act.ifMatch, draft.draftVersion)) return { kind: 'stale' };
  if (await dropTrial(ports, kind, act.id)) await audit(ports, kind, act, { action: 'end-trial' });
  return { kind: 'done' };
};
