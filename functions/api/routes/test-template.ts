import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { channelsOf } from '../../../core/message/template.ts';
import { sendTest } from '../broadcasts/send-tests.ts';
import { staffBody } from '../broadcasts/staff-body.ts';
import { staffTo } from '../broadcasts/staff-to.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { templateToShow } from '../templates/template-to-show.ts';

const bodySchema = staffBody.extend({
  document: z.unknown().optional().describe('A template that is not saved, instead of the latest edit'),
});

const answerSchema = z.object({
  messages: z.array(z.object({ channel: z.string(), to: z.string(), sendId: z.string() })),
  skipped: z.array(z.object({ channel: z.string(), reason: z.string() })),
});

export const testTemplate = route({
  method: 'POST',
  path: '/v1/templates/{id}/test',
  summary:
    'Sends it to people of the shop by each channel that it is for, marked as a test and counted nowhere',
  access: 'edit',
  counts: 'heavy',
  body: bodySchema,
  success: 202,
  answer: answerSchema,
  refusals: {
    404: 'There is no such template or person',
    422: 'Every fault of the template, or an address that is on no staff list',
  },
  async run({ params, body, role }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const inEffect = await ports.config.inEffect();
    const { snapshot } = inEffect;
    const shown = await templateToShow(ports, inEffect, params.id ?? '', asked.data.document);
    if (shown.kind === 'unknown') return problem(404, { detail: 'There is no such template.' });
    if (shown.kind === 'faults') return problem(422, { faults: shown.faults });
    const staff = await staffTo(ports, snapshot, { ...asked.data, role });
    if (staff.kind === 'unknown') return problem(404, { detail: 'There is no such person.' });
    if (staff.kind === 'faults') return problem(422, { faults: staff.faults });
    const { template } = shown;
    const answer: z.infer<typeof answerSchema> = { messages: [], skipped: [] };
    for (const channel of channelsOf(template)) {
      const place = { journeyId: 'template', stepId: template.id, channel, template };
      const sent = await sendTest(ports, snapshot.shop, place, staff);
      if ('reason' in sent) answer.skipped.push({ channel, reason: sent.reason });
      else answer.messages.push({ channel, to: sent.to, sendId: sent.sendId });
    }
    return { status: 202, body: answer };
  },
});
