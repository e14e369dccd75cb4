import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { messageToShow, type OnsiteMessage } from '../../../core/onsite/onsite-message.ts';
import { sign } from '../../../core/send/link-token.ts';
import { problemAnswer } from '../../runtime/http-errors.ts';
import type { HttpAnswer } from '../../runtime/http-function.ts';
import { privateHeaders } from '../page.ts';
import type { LinkPorts } from '../ports.ts';
import { type Visitor, visitorOf } from './who.ts';

/** `GET /v1/onsite?slot=`: the one message for whoever is here; `null` when there is none, or nobody is known. */
export const showOnsite = async (ports: LinkPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const visitor = await visitorOf(ports, event);
  if (!visitor)
    return problemAnswer(
      { status: 401, title: 'A shopper token or a write key says who asks' },
      privateHeaders,
    );
  const message = await messageFor(ports, visitor, event.queryStringParameters?.slot ?? 'default');
  const body = message ? await shown(ports, message, visitor) : null;
  return {
    statusCode: 200,
    headers: { ...privateHeaders, 'content-type': 'application/json' },
    body: JSON.stringify({ message: body }),
  };
};

const messageFor = async (
  { onsite }: LinkPorts,
  { profile, isKnown }: Visitor,
  slot: string,
): Promise<OnsiteMessage | undefined> => {
  if (!profile) return undefined;
  const messages = await onsite.ofPeople([profile.id, ...profile.mergedFrom]);
  return messageToShow(messages, { slot, isKnown, orderedAtMs: profile.lastOrder?.atMs });
};

/** With the token that says what became of it. */
const shown = async ({ linkKeys }: LinkPorts, message: OnsiteMessage, { isKnown }: Visitor) => {
  const { sendId: id, profileId, enrollmentId, journeyId, title, text, expiresAtMs } = message;
  // The picture is of what she looked at, or put into her cart.
  const image = isKnown ? message.image : undefined;
  const url = message.personalUrl && !isKnown ? undefined : message.url;
  const token = sign(await linkKeys.signing(), {
    kind: 'onsite',
    sendId: id,
    ...{ profileId, enrollmentId, journeyId },
  });
  return { id, title, text, url, image, expiresAt: new Date(expiresAtMs).toISOString(), token };
};
