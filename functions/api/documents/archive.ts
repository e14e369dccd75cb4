import type { Draft } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { usersOf } from '../../../core/config/used-by.ts';
import type { ApiPorts } from '../ports.ts';
import { isSeen } from '../route.ts';
import { type Act, type ActionResult, keyOf, refused } from './act.ts';
import { changeEntry } from './change-entry.ts';
import { dropTrial } from './trial.ts';

/** Why it cannot be put away now. */
const refusal = async ({ config }: ApiPorts, kind: AnyDocumentKind, id: string) => {
  const inEffect = await config.inEffect();
  const entry = inEffect.find(keyOf(kind, id));
  const standing = entry && kind.notArchived?.(entry);
  if (standing !== undefined) return standing;
  const users = usersOf(inEffect, keyOf(kind, id)).map((user) => `${user.kind} ${user.id}`);
  return users.length > 0 ? `It is used by ${users.slice(0, 20).join(', ')}.` : undefined;
};

const mark = async ({ documents }: ApiPorts, draft: Draft, archivedAtMs?: number): Promise<Draft> => {
  const { archivedAtMs: _, ...rest } = draft;
  const marked = {
    ...rest,
    draftVersion: draft.draftVersion + 1,
    ...(archivedAtMs === undefined ? {} : { archivedAtMs }),
  };
  await documents.saveDraft(marked);
  return marked;
};

/**
 * Puts a document away: out of effect and out of the lists; its versions stay. The draft is marked first, so that nobody
 * publishes it meanwhile, and the mark is taken back if something came to use it.
 */
export const archive = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const draft = await ports.documents.draft(keyOf(kind, act.id));
  if (!draft) return { kind: 'unknown' };
  if (!isSeen(act.ifMatch, draft.draftVersion)) return { kind: 'stale' };
  const detail = await refusal(ports, kind, act.id);
  if (detail !== undefined) return refused(detail);
  const marked = draft.archivedAtMs === undefined ? await mark(ports, draft, ports.clock.now()) : draft;
  const result = await changeEntry(ports, kind, { act, action: 'archive' }, async () => {
    const late = await refusal(ports, kind, act.id);
    return late === undefined ? { kind: 'take-out' } : { kind: 'leave', answer: refused(late) };
  });
  if (result.kind === 'done') await dropTrial(ports, kind, act.id);
  else await mark(ports, marked);
  return result;
};

/** Takes it out again as a draft: nothing of it is in effect until it is published. */
export const unarchive = async (ports: ApiPorts, kind: AnyDocumentKind, act: Act): Promise<ActionResult> => {
  const key = keyOf(kind, act.id);
  const draft = await ports.documents.draft(key);
  if (!draft) return { kind: 'unknown' };
  if (!isSeen(act.ifMatch, draft.draftVersion)) return { kind: 'stale' };
  if (draft.archivedAtMs === undefined) return { kind: 'done' };
  await mark(ports, draft);
  const { by, why } = act;
  const atMs = ports.clock.now();
  await ports.documents.audit({ atMs, by, action: 'unarchive', ...key, ...(why !== undefined && { why }) });
  return { kind: 'done' };
};
