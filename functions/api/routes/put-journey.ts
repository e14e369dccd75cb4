import { isBuiltIn } from '../../../core/journey/built-in/index.ts';
import { journeySchema, validateJourney } from '../../../core/journey/journey.ts';
import { underPath } from '../document-body.ts';
import { answerJourney, journeyView } from '../journey-answer.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { saveDraft } from '../save-draft.ts';

export const putJourney = route({
  method: 'PUT',
  path: '/v1/journeys/{id}',
  summary: 'Saves a draft; nothing changes for anybody until it is published',
  access: 'write',
  body: journeySchema,
  answer: journeyView,
  refusals: {
    412: 'If-Match names another draft version',
    422: 'Every fault of the document; nothing is saved',
  },
  async run({ params, body, ifMatch }, ports) {
    const id = params.id ?? '';
    if (isBuiltIn(id))
      return problem(422, { faults: [{ path: '/id', message: 'is a journey of Kaskad itself' }] });
    const { document, faults } = underPath(body, id);
    const { templates, journeys } = await ports.config.snapshot();
    const checked = validateJourney(document, { templates, journeys });
    const all = checked.kind === 'valid' ? faults : [...faults, ...checked.faults];
    if (checked.kind !== 'valid' || all.length > 0) return problem(422, { faults: all });
    const nowMs = ports.clock.now();
    const saved = await saveDraft(
      ports.documents,
      { kind: 'journey', id },
      { document: checked.journey, ifMatch, nowMs },
    );
    return saved.kind === 'stale' ? problem(412) : answerJourney(ports, id);
  },
});
