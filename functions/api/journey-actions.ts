import * as z from 'zod';
import type { EntryOf } from '../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../core/config/kinds/index.ts';
import type { JourneyStatus } from '../../core/journey/journey-status.ts';
import { type Act, type ActionResult, actOf, keyOf, refused } from './documents/act.ts';
import { actionRefusals, answerAction, answerSchema } from './documents/answer.ts';
import { changeEntry } from './documents/change-entry.ts';
import type { ApiPorts } from './ports.ts';
import { isSeen, type Route, route } from './route.ts';

type Entry = EntryOf<'journey'>;
type StatusAction = 'pause' | 'resume' | 'stop';

const kind = documentKinds.journey as unknown as AnyDocumentKind;

const statusAfter: Record<StatusAction, JourneyStatus> = { pause: 'paused', resume: 'live', stop: 'stopped' };

/** Stopped is the end for the people inside, so only a new publish starts the journey again. */
const refusal = (action: StatusAction, before: Entry): string | undefined =>
  before.status === 'stopped' && action !== 'stop'
    ? 'The journey is stopped; publish it to start it again.'
    : undefined;

/** Pauses, resumes or stops; doing so twice changes nothing. */
const setJourneyStatus = async (ports: ApiPorts, action: StatusAction, act: Act): Promise<ActionResult> => {
  const draft = await ports.documents.draft(keyOf(kind, act.id));
  if (!isSeen(act.ifMatch, draft?.draftVersion)) return { kind: 'stale' };
  return changeEntry(ports, kind, { act, action }, async (found) => {
    const before = found as Entry | undefined;
    if (!before)
      return {
        kind: 'leave',
        answer: draft ? refused('The journey has not been published.') : { kind: 'unknown' },
      };
    const detail = refusal(action, before);
    if (detail !== undefined) return { kind: 'leave', answer: refused(detail) };
    return { kind: 'put', entry: { ...before, status: statusAfter[action] } };
  });
};

const orderedSchema = z
  .intersection(
    answerSchema(kind),
    z.object({
      jobId: z.string().optional().describe('What carries it out for people inside: /v1/jobs/{id}'),
      overdue: z.int().optional().describe('resume: people whose next step fell due in the pause'),
    }),
  )
  .meta({ title: 'OrderedJourney' });

/** An order that changes the status of a journey and nothing of its document. */
export const statusRoute = (action: StatusAction, summary: string): Route =>
  route({
    method: 'POST',
    path: `/v1/journeys/{id}/${action}`,
    summary,
    access: 'edit',
    answer: orderedSchema,
    refusals: actionRefusals(kind),
    async run(ask, ports) {
      const act = actOf(kind, ask);
      return answerAction(ports, kind, act.id, await setJourneyStatus(ports, action, act));
    },
  });
