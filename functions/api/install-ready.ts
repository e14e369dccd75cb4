import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../core/config/kinds/index.ts';
import type { ReadyJourney } from '../../core/library/ready-journey.ts';
import { type Act, type ActionResult, refused } from './documents/act.ts';
import { save } from './documents/save.ts';
import type { ApiPorts } from './ports.ts';
import { bringTemplates } from './ready-templates.ts';

const kind = documentKinds.journey as unknown as AnyDocumentKind;

/** Who orders it; `over` also replaces the draft of a journey that is there. */
export interface Install extends Omit<Act, 'id' | 'ifMatch'> {
  over: boolean;
}

/**
 * Saves a journey of the library as a draft, with its templates: nobody uses them before the journey is published. Safe to
 * repeat.
 */
export const installReady = async (
  ports: ApiPorts,
  ready: ReadyJourney,
  { by, why, over }: Install,
): Promise<ActionResult> => {
  const { id } = ready;
  const there = await ports.documents.draft({ kind: 'journey', id });
  if (there && !over) return refused('There is a journey of that name; say over=true to replace its draft.');
  const brought = await bringTemplates(ports, ready, { by, why });
  if (brought.kind !== 'done') return brought;
  const { proposed } = brought;
  const body = await fitted(ports, ready);
  const saved = await save(ports, kind, { id, by, why, body, draftOnly: true });
  if (saved.kind !== 'done' || proposed.length === 0) return saved;
  return { ...saved, followed: { ...saved.followed, proposed } };
};

/** It takes the place of what is there only. */
const fitted = async ({ config }: ApiPorts, { journey }: ReadyJourney): Promise<ReadyJourney['journey']> => {
  const { entry, ...rest } = journey;
  if (!entry?.replaces) return journey;
  const { find } = await config.inEffect();
  const { replaces, ...others } = entry;
  const there = replaces.filter((id) => find({ kind: 'journey', id }));
  return { ...rest, entry: there.length > 0 ? { ...others, replaces: there } : others };
};
