import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { ownEvent } from '../../../core/event/own-event.ts';
import { type OnsiteToken, verify } from '../../../core/send/link-token.ts';
import type { DeliveryType } from '../../../core/send/ports.ts';
import { problemAnswer } from '../../runtime/http-errors.ts';
import type { HttpAnswer } from '../../runtime/http-function.ts';
import { privateHeaders } from '../page.ts';
import type { LinkPorts } from '../ports.ts';

/** `accepted`: a cashier told her, and she took it. A click is told by the link of the message itself. */
const bodySchema = z.object({
  token: z.string(),
  action: z.enum(['seen', 'clicked', 'dismissed', 'accepted']),
});
type Action = z.infer<typeof bodySchema>['action'];

const reported: Partial<Record<Action, DeliveryType>> = { seen: 'delivered', accepted: 'answered' };

/** `POST /v1/onsite`: what became of a message that was shown. Said twice it counts once. */
export const answerOnsite = async (ports: LinkPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const said = bodySchema.safeParse(jsonOf(event)).data;
  const token = said && verify(await ports.linkKeys.valid(), said.token, 'onsite');
  if (!said || !token)
    return problemAnswer(
      { status: 401, title: 'Send the token of a message, and an action' },
      privateHeaders,
    );
  await tell(ports, token, said.action);
  if (said.action !== 'seen') await ports.onsite.remove(token.profileId, token.sendId);
  return { statusCode: 204, headers: privateHeaders };
};

const tell = async ({ bus, clock }: LinkPorts, { kind: _, ...ids }: OnsiteToken, action: Action) => {
  const atMs = clock.now();
  const type = reported[action];
  if (type) await bus.putDelivery({ v: 1, ...ids, channel: 'onsite', type, atMs });
  if (action === 'dismissed') await bus.putEvents([dismissed(ids, atMs)]);
};

const dismissed = ({ profileId, sendId, journeyId }: Omit<OnsiteToken, 'kind'>, atMs: number) =>
  ownEvent({
    profileId,
    event: 'Onsite Message Dismissed',
    source: 'onsite',
    atMs,
    properties: { sendId, journeyId },
    prefix: 'onsite',
    parts: [sendId],
  });

const jsonOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): unknown => {
  try {
    return JSON.parse(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString('utf8'));
  } catch {
    return undefined;
  }
};
