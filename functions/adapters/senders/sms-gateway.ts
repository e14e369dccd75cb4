import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { exactJson } from '../../../core/provider/exact-json.ts';
import { atPath, type Gateway, gatewayRequest, isSaid } from '../../../core/provider/gateway.ts';
import type { OutgoingMessage, Sender, SentMessages } from '../../../core/send/ports.ts';
import { log } from '../../runtime/log.ts';
import { guardedPost, type PostAnswer } from '../net/guarded-post.ts';
import type { Guard } from '../net/guarded-request.ts';
import { signatureOf } from '../webhook/signature.ts';
import { mustBeInTime } from './in-time.ts';
import { phoneNumber } from './phone-number.ts';
import { asCoreError } from './provider-errors.ts';
import { type Secrets, secretOf } from './secret-of.ts';

const MOST_ANSWER_BYTES = 64 * 1024;
/** So long a gateway may report on a message. */
const REPORTED_SECONDS = 7 * 86_400;

export interface GatewayParts {
  guard: Guard;
  secrets: Secrets;
  sentMessages: Pick<SentMessages, 'put'>;
  clock: Clock;
  publicUrl: string;
}

/** SMS by an HTTP gateway of the shop's own choice, posted to guarded, once. */
export const gatewaySms = (name: string, gateway: Gateway, parts: GatewayParts): Sender => ({
  async send(message) {
    const to = phoneNumber(name, message.to);
    const request = gatewayRequest(gateway, await valuesOf(name, gateway, parts, { ...message, to }));
    const post = { url: gateway.url, reads: MOST_ANSWER_BYTES, ...request };
    const headers = { ...post.headers, ...(await signed(name, gateway, parts, post.body)) };
    mustBeInTime(name, message, parts.clock);
    const providerId = readAnswer(name, gateway, await guardedPost(parts.guard, { ...post, headers }));
    if (providerId === undefined) return {};
    await remember(name, gateway, parts, message, providerId);
    return { providerId };
  },
});

const valuesOf = async (name: string, gateway: Gateway, parts: GatewayParts, message: OutgoingMessage) => {
  const { secret, reports, from = message.from ?? '' } = gateway;
  const callback = `${parts.publicUrl}/v1/callbacks/${name}`;
  return {
    to: message.to,
    to_digits: message.to.slice(1),
    from,
    text: message.text,
    send_id: message.sendId,
    secret: secret === undefined ? '' : await secretOf(name, parts.secrets, secret),
    callback_url: reports
      ? `${callback}?key=${encodeURIComponent(await secretOf(name, parts.secrets, reports.secret))}`
      : callback,
  };
};

const signed = async (name: string, gateway: Gateway, parts: GatewayParts, body: string) =>
  gateway.signed && gateway.secret !== undefined
    ? {
        'x-kaskad-signature': signatureOf(
          await secretOf(name, parts.secrets, gateway.secret),
          body,
          parts.clock.now(),
        ),
      }
    : {};

/** Money that has run out, a key that is wrong, a rate: the message is not at fault, and was not taken. */
const NOT_ITS_FAULT: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 408, 425, 429]);

/** The id that it gave the message, if it told one. Throws what a sender throws. */
const readAnswer = (name: string, { answer }: Gateway, said: PostAnswer): string | undefined => {
  if (said.kind === 'forbidden') throw new ProviderUnavailable(name, false);
  if (said.kind === 'failed') throw asCoreError(name, said.error);
  const { status, text } = said;
  if (NOT_ITS_FAULT.has(status)) throw new ProviderUnavailable(name, false);
  if (status >= 300 && status < 500) throw new ProviderRejected(name, `http-${status}`);
  if (status >= 500) throw new ProviderUnavailable(name, true);
  const document = exactJson(text);
  if (isSaid(document, answer.error)) throw new ProviderRejected(name, 'refused');
  return atPath(document, answer.id);
};

/** The message has left: what cannot be put down costs its reports, and not a second message. */
const remember = async (
  name: string,
  { reports }: Gateway,
  { sentMessages, clock }: GatewayParts,
  message: OutgoingMessage,
  providerId: string,
): Promise<void> => {
  if (!reports?.id) return;
  const { sendId, profileId, enrollmentId, journeyId, channel, to: address } = message;
  const ids = { sendId, profileId, enrollmentId, journeyId, channel, address };
  const expiresAtSeconds = Math.ceil(clock.now() / 1000) + REPORTED_SECONDS;
  await sentMessages.put(name, providerId, ids, expiresAtSeconds).catch((error: unknown) => {
    log.warn('reports of a message will not be known', { reason: name, error });
  });
};
