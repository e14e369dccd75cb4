import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { channelFaults, publishTemplate as publish } from '../template-actions.ts';
import { answerTemplate, templateView } from '../template-answer.ts';

export const publishTemplate = route({
  method: 'POST',
  path: '/v1/templates/{id}/publish',
  summary: 'Puts the draft into effect: every message rendered from now on uses it',
  access: 'write',
  answer: templateView,
  refusals: {
    404: 'There is no such template',
    409: 'Several changes at once',
    412: 'If-Match names another draft version',
    422: 'A journey uses it for another channel',
  },
  async run({ params, ifMatch, by }, ports) {
    const id = params.id ?? '';
    const draft = await ports.documents.draft({ kind: 'template', id });
    if (!draft) return problem(404, { detail: 'There is no such template.' });
    if (ifMatch !== undefined && ifMatch !== draft.draftVersion) return problem(412);
    const faults = channelFaults(await ports.config.snapshot(), draft.document);
    if (faults.length > 0) return problem(422, { faults });
    await publish(ports, draft.document, by);
    return answerTemplate(ports, id);
  },
});
