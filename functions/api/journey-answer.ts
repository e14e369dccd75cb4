import { journeySchema } from '../../core/journey/journey.ts';
import { viewOf, viewSchema } from './document-view.ts';
import type { ActionResult } from './journey-actions.ts';
import type { ApiPorts } from './ports.ts';
import { problem } from './problem.ts';

export const journeyView = viewSchema(journeySchema).meta({ title: 'JourneyView' });

/** `{ id, status, version, draft?, published? }` with the draft version as ETag; 404 for an unknown id. */
export const answerJourney = async (ports: ApiPorts, id: string) => {
  const key = { kind: 'journey' as const, id };
  const [draft, inEffect] = await Promise.all([ports.documents.draft(key), ports.config.inEffect()]);
  const entry = inEffect.find(key);
  return draft || entry ? viewOf(id, draft, entry) : problem(404, { detail: 'There is no such journey.' });
};

/** The journey after an order to it, or why it was refused. */
export const answerAction = async (ports: ApiPorts, id: string, result: ActionResult) => {
  switch (result.kind) {
    case 'done':
      return answerJourney(ports, id);
    case 'unknown':
      return problem(404, { detail: 'There is no such journey.' });
    case 'stale':
      return problem(412);
    case 'refused':
      return problem(409, { detail: result.detail });
    case 'faults':
      return problem(422, { faults: result.faults });
  }
};

export const actionRefusals = {
  404: 'There is no such journey',
  409: 'Not possible as the journey stands, or several changes at once',
};
