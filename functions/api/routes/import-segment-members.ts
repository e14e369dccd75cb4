import * as z from 'zod';
import { partText } from '../imports/part-text.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { changeMembers } from '../segments/change-members.ts';
import { rowsOfCsv } from '../segments/member-rows.ts';
import { listRefusal } from '../segments/static-list.ts';
import { changedMembersSchema } from './change-segment-members.ts';

export const importSegmentMembers = route({
  method: 'POST',
  path: '/v1/segments/{id}/members.csv',
  summary:
    'The same by a CSV file with a column email, phone, userId, loyaltyCard or profileId; larger files in parts',
  access: 'edit',
  query: z.object({ action: z.enum(['add', 'remove']).default('add') }),
  media: { body: 'text/csv' },
  body: z.string(),
  success: 202,
  answer: changedMembersSchema,
  refusals: {
    404: 'There is no such segment in effect',
    409: 'Its condition says who is in it',
    413: 'Too large: send it in parts',
  },
  async run({ params, query, by, raw, headers }, ports) {
    const segmentId = params.id ?? '';
    const refusal = await listRefusal(ports, segmentId);
    if (refusal) return refusal;
    const read = partText(raw, headers['content-type']);
    if (read.kind === 'too-large') return problem(413);
    if (read.kind === 'unreadable') return problem(400, { detail: read.detail });
    const file = rowsOfCsv(read.text, (await ports.config.snapshot()).shop.country);
    if ('fault' in file) return problem(400, { detail: file.fault });
    const change = { segmentId, action: query.action, by, rows: file.rows };
    return { status: 202, body: await changeMembers(ports, change) };
  },
});
