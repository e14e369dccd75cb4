import { templateSchema } from '../../core/message/template.ts';
import { viewOf, viewSchema } from './document-view.ts';
import type { ApiPorts } from './ports.ts';
import { problem } from './problem.ts';

export const templateView = viewSchema(templateSchema).meta({ title: 'TemplateView' });

/** `{ id, status, version, draft?, published? }` with the draft version as ETag; 404 for an unknown id. */
export const answerTemplate = async ({ documents, config }: ApiPorts, id: string) => {
  const key = { kind: 'template' as const, id };
  const [draft, inEffect] = await Promise.all([documents.draft(key), config.inEffect()]);
  const entry = inEffect.find(key);
  return draft || entry ? viewOf(id, draft, entry) : problem(404, { detail: 'There is no such template.' });
};
