import * as z from 'zod';
import { messageState, messageStatuses } from '../message-state.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getMessage = route({
  method: 'GET',
  path: '/v1/messages/{sendId}',
  summary: 'What became of a message that was asked for by POST /v1/messages, for 30 days',
  access: 'read',
  answer: z.object({
    sendId: z.string(),
    template: z.string(),
    channel: z.string(),
    profileId: z.string(),
    status: z.enum(messageStatuses).describe('gone: the person was erased'),
    reason: z.string().optional().describe('Why it waits, or was not sent: a code'),
    requestedAt: z.iso.datetime(),
    at: z.iso.datetime().describe('Since when it stands so'),
  }),
  refusals: { 404: 'No such message was asked for in the last 30 days' },
  async run({ params }, ports) {
    const request = await ports.messages.bySendId(params.sendId ?? '');
    if (!request) return problem(404, { detail: 'No such message was asked for.' });
    const { sendId, template, channel, profileId } = request;
    const { atMs, ...state } = await messageState(ports, request);
    return {
      body: {
        ...{ sendId, template, channel, profileId, ...state },
        requestedAt: new Date(request.atMs).toISOString(),
        at: new Date(atMs).toISOString(),
      },
    };
  },
});
