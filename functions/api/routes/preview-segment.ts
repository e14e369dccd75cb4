import * as z from 'zod';
import { conditionSchema } from '../../../core/condition/condition.ts';
import { validateSegment } from '../../../core/segment/validate-segment.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { previewOf } from '../segments/preview.ts';

const reachSchema = z.object({
  reachable: z.int(),
  unreachable: z.record(z.string(), z.int()).describe('Reason → how many'),
});

export const previewSchema = z
  .object({
    size: z.int().describe('How many people; estimated from a sample unless exact'),
    exact: z.boolean(),
    total: z.int().describe('Everybody known'),
    lookedAt: z.int(),
    reach: z
      .object({ email: reachSchema, sms: reachSchema, push: reachSchema })
      .describe('For marketing; who rests in quiet hours counts as reachable'),
    sample: z.array(
      z.object({ profileId: z.string(), email: z.string().optional(), phone: z.string().optional() }),
    ),
  })
  .meta({ title: 'SegmentPreview' });

export const previewSegment = route({
  method: 'POST',
  path: '/v1/segments/preview',
  summary: 'How many a condition holds for, who of them can be reached by which channel, and a few of them',
  // Asked often enough, whether a condition holds spells out contacts that the answer covers.
  access: 'edit',
  counts: 'heavy',
  body: z.strictObject({ condition: conditionSchema }),
  answer: previewSchema,
  refusals: { 422: 'Every fault of the condition' },
  async run({ body }, ports) {
    const snapshot = await ports.config.snapshot();
    const asked = typeof body === 'object' && body !== null ? body : {};
    const checked = validateSegment({ id: 'preview', ...asked }, snapshot);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    return { body: await previewOf(ports, checked.segment, snapshot) };
  },
});
