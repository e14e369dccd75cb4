import { createHash, ECDH } from 'node:crypto';
import { AddressGone, ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { subscriptionOf } from '../../../core/push/subscription.ts';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { guardedPost, type PostAnswer } from '../net/guarded-post.ts';
import type { Guard } from '../net/guarded-request.ts';
import { mustBeInTime } from './in-time.ts';
import { asCoreError } from './provider-errors.ts';
import type { VapidKeys } from './vapid.ts';
import { webPushPayload } from './web-push-payload.ts';

const provider = 'web-push';

export interface WebPushParts extends Guard {
  keys: () => Promise<VapidKeys>;
  /** Whom a push service may ask, where the shop has named nobody: an https URL. */
  contact: string;
  clock: Clock;
}

/** Web push (RFC 8030): encrypted to the browser, signed by the deployment, handed to whichever push service the browser chose. */
export const webPush = (parts: WebPushParts): Sender => ({
  async send(message) {
    const post = await requestFor(parts, message);
    mustBeInTime(provider, message, parts.clock);
    const answer = await guardedPost(parts, post);
    return verdictOn(answer);
  },
});

const requestFor = async ({ keys, contact }: WebPushParts, message: OutgoingMessage) => {
  const subscription = subscriptionOf(message.to);
  if (!subscription) throw new ProviderRejected(provider, 'invalid-address');
  const { endpoint, p256dh, auth } = subscription;
  mustBePoint(p256dh);
  // Most wakes send none: what encrypts is loaded by the first that does.
  const { default: webpush } = await import('web-push');
  const options = {
    vapidDetails: { subject: message.from ?? asContact(contact), ...(await keys()) },
    TTL: Math.ceil((message.lastsMs ?? 0) / 1000),
    urgency: message.purpose === 'transactional' ? ('high' as const) : ('normal' as const),
    topic: topicOf(message),
  };
  const { headers, body } = webpush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    webPushPayload(message),
    options,
  );
  return { url: endpoint, headers: asTexts(headers), body: body ?? '' };
};

/** A key may look like one and lie beside the curve: nothing can be encrypted to it, and no browser reads what is. */
const mustBePoint = (p256dh: string): void => {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
  } catch (cause) {
    throw new AddressGone(provider, 'invalid-key', { cause });
  }
};

/** The local run has an address that no push service could ask at. */
const asContact = (url: string): string => (url.startsWith('https:') ? url : 'mailto:nobody@kaskad.invalid');

const asTexts = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** Of two messages of a journey that wait for a closed browser the later one is shown. 32 characters at most. */
const topicOf = ({ journeyId }: OutgoingMessage): string =>
  createHash('sha256').update(journeyId).digest('base64url').slice(0, 32);

const verdictOn = (answer: PostAnswer): { providerId?: string } => {
  switch (answer.kind) {
    case 'answered':
      return verdictOnStatus(answer.status);
    case 'forbidden':
      throw new ProviderRejected(provider, 'forbidden-address');
    case 'failed':
      throw asCoreError(provider, answer.error);
  }
};

const verdictOnStatus = (status: number): { providerId?: string } => {
  if (status >= 200 && status < 300) return {};
  if (status === 404 || status === 410) throw new AddressGone(provider, `http-${status}`);
  if (status === 429 || status === 503) throw new ProviderUnavailable(provider, false);
  if (status >= 500) throw new ProviderUnavailable(provider, true);
  throw new ProviderRejected(provider, `http-${status}`);
};
