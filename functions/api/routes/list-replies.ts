import * as z from 'zod';
import { displayName } from '../../../core/profile/display-name.ts';
import { replyStatuses } from '../../../core/reply/reply.ts';
import { livingPeople } from '../living-people.ts';
import { replyJson, replySchema } from '../reply-json.ts';
import { route } from '../route.ts';

export const listReplies = route({
  method: 'GET',
  path: '/v1/replies',
  summary: 'What people have written to the shop, newest first: the inbox of whoever answers',
  access: 'read',
  query: z.object({
    status: z.enum(replyStatuses).default('open').describe('done: also STOP and the like'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ replies: z.array(replySchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const page = await ports.replies.list(query);
    const people = await livingPeople(ports, [...new Set(page.replies.map(({ profileId }) => profileId))]);
    const nameOf = (id: string) => {
      const person = people.get(id);
      return person && displayName(person);
    };
    return { body: { ...page, replies: page.replies.map((one) => replyJson(one, nameOf(one.profileId))) } };
  },
});
