import type { Draft } from '../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../core/config/kinds/index.ts';
import type { ReadyJourney } from '../../core/library/ready-journey.ts';
import type { Act, ActionResult } from './documents/act.ts';
import { proposalOf, propose, takesTwo } from './documents/approval.ts';
import { templatesInDraft } from './documents/drafts-named.ts';
import { save } from './documents/save.ts';
import type { ApiPorts } from './ports.ts';

const templateKind = documentKinds.template as unknown as AnyDocumentKind;

type Order = Pick<Act, 'by' | 'why'>;

type Brought =
  | Exclude<ActionResult, { kind: 'done' }>
  /** The ids of those for which a second person is asked. */
  | { kind: 'done'; proposed: string[] };

/** Words that the shop has written for itself stay as they are. */
const missing = async ({ documents }: ApiPorts, { templates }: ReadyJourney) => {
  const known = await Promise.all(templates.map(({ id }) => documents.draft({ kind: 'template', id })));
  return templates.filter((_, index) => known[index] === undefined);
};

/** Whoever has asked for one already has asked for it. */
const isProposed = async (ports: ApiPorts, draft: Draft, { by, why }: Order): Promise<boolean> => {
  if (await proposalOf(ports, templateKind, draft)) return true;
  const { id, draftVersion: ifMatch } = draft;
  return (await propose(ports, templateKind, { id, by, why, ifMatch })).kind === 'done';
};

/**
 * Puts those templates of a ready journey into effect that are not there yet; where publishing takes two people, the second
 * is asked for each. Safe to repeat.
 */
export const bringTemplates = async (
  ports: ApiPorts,
  ready: ReadyJourney,
  order: Order,
): Promise<Brought> => {
  const draftOnly = takesTwo(await ports.config.snapshot(), templateKind);
  for (const body of await missing(ports, ready)) {
    const saved = await save(ports, templateKind, { ...order, id: body.id, body, draftOnly });
    if (saved.kind !== 'done') return saved;
  }
  const proposed: string[] = [];
  if (!draftOnly) return { kind: 'done', proposed };
  const ids = ready.templates.map(({ id }) => id);
  for (const draft of await templatesInDraft(ports, ids, await ports.config.inEffect()))
    if (await isProposed(ports, draft, order)) proposed.push(draft.id);
  return { kind: 'done', proposed };
};
