import type { ReplyStatus } from '../../../core/reply/reply.ts';
import { problem } from '../problem.ts';
import { replyJson, replySchema } from '../reply-json.ts';
import { route } from '../route.ts';

const moveRoute = (action: string, to: ReplyStatus, summary: string) =>
  route({
    method: 'POST',
    path: `/v1/replies/{id}/${action}`,
    summary,
    access: 'serve',
    answer: replySchema,
    refusals: { 404: 'There is no such reply' },
    async run({ params, by }, { replies, clock }) {
      const reply = await replies.move(params.id ?? '', to, by, clock.now());
      return reply ? { body: replyJson(reply) } : problem(404, { detail: 'There is no such reply.' });
    },
  });

export const finishReply = moveRoute(
  'done',
  'done',
  'Takes a reply out of the open ones; again changes nothing',
);
export const reopenReply = moveRoute('reopen', 'open', 'Puts a reply back among the open ones');
