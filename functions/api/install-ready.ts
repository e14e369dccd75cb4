import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../core/config/kinds/index.ts';
import type { ReadyJourney } from '../../core/library/ready-journey.ts';
import type { Act, ActionResult } from './documents/act.ts';
import { refused } from './documents/act.ts';
import { save } from './documents/save.ts';
import type { ApiPorts } from './ports.ts';

const journeyKind = documentKinds.journey as unknown as AnyDocumentKind;
const templateKind = documentKinds.template as unknown as AnyDocumentKind;

/** Who orders it; `over` also replaces the draft of a journey that is there. */
export interface Install extends Omit<Act, 'id' | 'ifMatch'> {
  over: boolean;
}

/** Words that the shop has written for itself stay as they are. */
const missingTemplates = async ({ documents }: ApiPorts, { templates }: ReadyJourney) => {
  const known = await Promise.all(templates.map(({ id }) => documents.draft({ kind: 'template', id })));
  return templates.filter((_, index) => known[index] === undefined);
};

/**
 * Saves a journey of the library as a draft, and puts those of its templates into effect that are not there yet: nobody uses
 * them before the journey is published. Safe to repeat.
 */
export const installReady = async (
  ports: ApiPorts,
  ready: ReadyJourney,
  { by, why, over }: Install,
): Promise<ActionResult> => {
  const there = await ports.documents.draft({ kind: 'journey', id: ready.id });
  if (there && !over) return refused('There is a journey of that name; say over=true to replace its draft.');
  for (const template of await missingTemplates(ports, ready)) {
    const saved = await save(ports, templateKind, {
      ...{ id: template.id, by, why, body: template, draftOnly: false },
    });
    if (saved.kind !== 'done') return saved;
  }
  const body = await fitted(ports, ready);
  return save(ports, journeyKind, { id: ready.id, by, why, body, draftOnly: true });
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
