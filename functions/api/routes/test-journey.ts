import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { sendTests } from '../broadcasts/send-tests.ts';
import { staffBody } from '../broadcasts/staff-body.ts';
import { staffTo } from '../broadcasts/staff-to.ts';
import { latestEdit } from '../latest-edit.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const place = { stepId: z.string(), channel: z.string(), template: z.string() };
const answerSchema = z.object({
  messages: z.array(z.object({ ...place, to: z.string(), sendId: z.string() })),
  skipped: z.array(z.object({ ...place, reason: z.string() })),
});

export const testJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/test',
  summary:
    'Sends every message of the latest edit to people of the shop, marked as a test and counted nowhere',
  access: 'edit',
  counts: 'heavy',
  body: staffBody,
  success: 202,
  answer: answerSchema,
  refusals: {
    404: 'There is no such journey or person',
    422: 'Every fault of the journey, or an address that is on no staff list',
  },
  async run({ params, body, role }, ports) {
    const asked = staffBody.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const edit = await latestEdit(ports, params.id ?? '');
    if (!edit) return problem(404, { detail: 'There is no such journey.' });
    const { inEffect } = edit;
    const { snapshot } = inEffect;
    const checked = validateJourney(edit.document, snapshot);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    const found = await staffTo(ports, snapshot, { ...asked.data, role });
    if (found.kind === 'unknown') return problem(404, { detail: 'There is no such person.' });
    if (found.kind === 'faults') return problem(422, { faults: found.faults });
    const journey = compileJourney(checked.journey, 0);
    return { status: 202, body: await sendTests(ports, inEffect, journey, found) };
  },
});
