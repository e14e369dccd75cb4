import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isFields } from '../../core/event/tidy.ts';
import { hashId } from '../../core/hash.ts';
import { subscriptionAddress } from '../../core/push/subscription.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { ingest } from './ingest.ts';
import type { CollectPorts } from './ports.ts';
import type { Reading, Said } from './read-body.ts';
import { headerKey, sourceOf, unknownKey } from './write-key.ts';

/** The key that a browser must be handed to subscribe: public by its nature, but told to the shop's pages only. */
export const pushKey = async (ports: CollectPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const key = headerKey(event.headers) ?? event.queryStringParameters?.writeKey;
  if (!(await sourceOf(ports.sources, key))) return unknownKey();
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' },
    body: JSON.stringify({ publicKey: await ports.pushKey() }),
  };
};

/** A subscription is what a browser says of itself: an event of its person, by the rules for any device. */
export const subscribe = async (ports: CollectPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  if (!event.body && headerKey(event.headers) === undefined) return unknownKey();
  return ingest(ports, 'track', event, (said) => asEvent(said, ports.clock.now()));
};

const asEvent = (said: Said, nowMs: number): Reading => {
  const [body] = said.events;
  const address = isFields(body) ? subscriptionAddress(body.subscription) : undefined;
  if (!isFields(body) || address === undefined)
    return { kind: 'refused', detail: 'The body has no push subscription.', reason: 'no-subscription' };
  const { subscription: _, context, ...rest } = body;
  const device = { type: 'webpush', token: address };
  const named = {
    // Said again after it was dropped it is no repetition.
    messageId: `push-${hashId([address, nowMs])}`,
    ...rest,
    event: 'Push Subscribed',
    context: { ...(isFields(context) && context), device },
  };
  return { ...said, events: [named] };
};
