import * as z from 'zod';
import { templateSchema } from '../../../core/message/template.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';
import { underPath } from '../document-body.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { saveDraft } from '../save-draft.ts';
import { channelFaults, publishTemplate } from '../template-actions.ts';
import { answerTemplate, templateView } from '../template-answer.ts';

export const putTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{id}',
  summary: 'Saves a template and puts it into effect at once, with draft=true saves it only',
  access: 'write',
  query: z.object({ draft: z.enum(['true', 'false']).default('false') }),
  body: templateSchema,
  answer: templateView,
  refusals: {
    412: 'If-Match names another draft version',
    422: 'Every fault of the document; nothing is saved',
  },
  async run({ params, query, body, ifMatch, by }, ports) {
    const id = params.id ?? '';
    const { document, faults } = underPath(body, id);
    const checked = await validateTemplate(document);
    if (checked.kind !== 'valid') return problem(422, { faults: [...faults, ...checked.faults] });
    const all = [...faults, ...channelFaults(await ports.config.snapshot(), checked.template)];
    if (all.length > 0) return problem(422, { faults: all });
    const nowMs = ports.clock.now();
    const ask = { document: checked.template, ifMatch, nowMs };
    const saved = await saveDraft(ports.documents, { kind: 'template', id }, ask);
    if (saved.kind === 'stale') return problem(412);
    if (query.draft === 'false') await publishTemplate(ports, checked.template, by);
    return answerTemplate(ports, id);
  },
});
