import type { Draft } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { isApproved, NEEDS_TWO, type Proposal } from '../../../core/config/proposal.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { Conflict } from '../../../core/errors.ts';
import type { ApiPorts } from '../ports.ts';
import { isSeen } from '../route.ts';
import { type Act, type ActionResult, ARCHIVED, keyOf, refused } from './act.ts';

export const takesTwo = ({ publishing }: Snapshot, { byOneAlone }: AnyDocumentKind): boolean =>
  publishing.approval === 'two-people' && !byOneAlone;

/** Why this draft may not be put into effect yet. */
export const unapproved = async (
  { documents }: ApiPorts,
  kind: AnyDocumentKind,
  draft: Draft,
): Promise<string | undefined> =>
  isApproved(await documents.proposal(keyOf(kind, draft.id)), draft) ? undefined : NEEDS_TWO;

const audit = (ports: ApiPorts, kind: AnyDocumentKind, act: Act, action: 'propose' | 'approve' | 'decline') =>
  ports.documents.audit({
    atMs: ports.clock.now(),
    by: act.by,
    action,
    ...keyOf(kind, act.id),
    ...(act.why !== undefined && { why: act.why }),
  });

/** Why it is not asked for again: what somebody else asked for, and what was agreed to, would be lost. */
const asked = (waiting: Proposal | undefined, by: string): string | undefined => {
  if (waiting?.approvedBy !== undefined) return `${waiting.approvedBy} has approved this draft already.`;
  return waiting && waiting.by !== by ? `${waiting.by} has proposed this draft already.` : undefined;
};

/** Asks that the draft as it is now be put into effect; one edit later the asking is over. */
export const propose = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const key = keyOf(kind, act.id);
  const draft = await ports.documents.draft(key);
  if (!draft) return { kind: 'unknown' };
  if (!isSeen(act.ifMatch, draft.draftVersion)) return { kind: 'stale' };
  if (draft.archivedAtMs !== undefined) return refused(ARCHIVED);
  const { by, why } = act;
  const detail = asked(await proposalOf(ports, kind, draft), by);
  if (detail !== undefined) return refused(detail);
  const { draftVersion } = draft;
  const proposal = { ...key, draftVersion, by, atMs: ports.clock.now(), ...(why !== undefined && { why }) };
  await ports.documents.putProposal(proposal);
  await audit(ports, kind, act, 'propose');
  return { kind: 'done' };
};

/** The open proposal of a document, if it is about the draft as it is now. */
export const proposalOf = async (
  { documents }: Pick<ApiPorts, 'documents'>,
  kind: AnyDocumentKind,
  draft: Draft | undefined,
): Promise<Proposal | undefined> => {
  const found = draft && (await documents.proposal(keyOf(kind, draft.id)));
  return found?.draftVersion === draft?.draftVersion ? found : undefined;
};

const answerable = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act) => {
  const draft = await ports.documents.draft(keyOf(kind, act.id));
  if (!draft) return { result: { kind: 'unknown' } as const };
  if (!isSeen(act.ifMatch, draft.draftVersion)) return { result: { kind: 'stale' } as const };
  const proposal = await proposalOf(ports, kind, draft);
  return proposal ? { proposal } : { result: refused('Nobody has proposed the draft as it is now.') };
};

/** Somebody else agrees to the very draft that she has looked at: `If-Match` says which. */
export const approve = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const { proposal, result } = await answerable(ports, kind, act);
  if (!proposal) return result;
  if (typeof act.ifMatch !== 'number')
    return refused('Say which draft you have looked at: If-Match with its ETag.');
  if (proposal.by === act.by) return refused('Whoever proposes it does not approve it.');
  try {
    const approval = { approvedBy: act.by, approvedAtMs: ports.clock.now() };
    await ports.documents.approveProposal({ ...proposal, ...approval });
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'stale' };
    throw error;
  }
  await audit(ports, kind, act, 'approve');
  return { kind: 'done' };
};

/** Somebody does not agree, or whoever proposed it takes it back. */
export const decline = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const { proposal, result } = await answerable(ports, kind, act);
  if (!proposal) return result;
  await ports.documents.removeProposal(keyOf(kind, act.id));
  await audit(ports, kind, act, 'decline');
  return { kind: 'done' };
};
