import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { changeMembers } from '../segments/change-members.ts';
import { memberRow } from '../segments/member-rows.ts';
import { listRefusal } from '../segments/static-list.ts';

const MOST = 1_000;

const bodySchema = z.strictObject({
  action: z.enum(['add', 'remove']).default('add'),
  members: z
    .array(
      z.strictObject({
        namespace: z.string().min(1).max(100).describe('email, phone, userId, …, or profileId'),
        value: z.string().min(1).max(1000),
      }),
    )
    .min(1)
    .max(MOST),
});

export const changedMembersSchema = z.object({
  accepted: z.int(),
  refused: z.array(z.object({ row: z.int(), reason: z.string() })),
});

export const changeSegmentMembers = route({
  method: 'POST',
  path: '/v1/segments/{id}/members',
  summary: 'Puts people on a list that is kept by hand, or takes them off; a thousand at a time',
  access: 'edit',
  body: bodySchema,
  success: 202,
  answer: changedMembersSchema,
  refusals: { 404: 'There is no such segment in effect', 409: 'Its condition says who is in it' },
  async run({ params, by, body }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const segmentId = params.id ?? '';
    const refusal = await listRefusal(ports, segmentId);
    if (refusal) return refusal;
    const { country } = (await ports.config.snapshot()).shop;
    const { action, members } = asked.data;
    const rows = members.map(({ namespace, value }, at) => memberRow(at + 1, namespace, value, country));
    return { status: 202, body: await changeMembers(ports, { segmentId, action, by, rows }) };
  },
});
