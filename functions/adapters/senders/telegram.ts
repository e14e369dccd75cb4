import type { TelegramSettings } from '../../../core/config/provider-settings.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock, PublishedConfig } from '../../../core/ports.ts';
import { exactJson } from '../../../core/provider/exact-json.ts';
import { atPath } from '../../../core/provider/gateway.ts';
import type { Sender } from '../../../core/send/ports.ts';
import { guardedPost, type PostAnswer } from '../net/guarded-post.ts';
import { mustBeInTime } from './in-time.ts';
import { asCoreError } from './provider-errors.ts';
import { type Secrets, secretOf } from './secret-of.ts';

const provider = 'telegram';
const MOST_LETTERS = 4096;
const MOST_ANSWER_BYTES = 16 * 1024;

export interface TelegramParts {
  config: Pick<PublishedConfig, 'snapshot' | 'held'>;
  guard: Parameters<typeof guardedPost>[0];
  secrets: Secrets;
  clock: Clock;
}

/** Telegram by a bot of the shop's: `to` is the chat with her, which there is only since she began it. Plain text, so that nothing in it is markup. */
export const telegram = (parts: TelegramParts): Sender => ({
  async send(message) {
    const { to, text } = message;
    const { telegram: settings } = (parts.config.held?.() ?? (await parts.config.snapshot())).providers;
    if (!settings) throw new ProviderRejected(provider, 'not-set-up');
    if (!/^-?\d{1,20}$/.test(to)) throw new ProviderRejected(provider, 'invalid-chat');
    const url = await methodUrl(settings, parts);
    mustBeInTime(provider, message, parts.clock);
    const answer = await guardedPost(parts.guard, {
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: to, text: text.slice(0, MOST_LETTERS) }),
      reads: MOST_ANSWER_BYTES,
    });
    return { providerId: `${to}:${messageIdIn(answer)}` };
  },
});

/** The token is a part of the address: nothing may log it. */
const methodUrl = async ({ api, secret }: TelegramSettings, { secrets }: TelegramParts): Promise<string> => {
  const token = await secretOf(provider, secrets, secret);
  if (!/^[\w:-]+$/.test(token)) throw new ProviderUnavailable(provider, false);
  return `${api}/bot${token}/sendMessage`;
};

const messageIdIn = (answer: PostAnswer): string => {
  if (answer.kind === 'forbidden') throw new ProviderUnavailable(provider, false);
  if (answer.kind === 'failed') throw asCoreError(provider, answer.error);
  const { status, text } = answer;
  // A wrong token and a rate are not the message's fault; a blocked bot and a chat that is gone are for good.
  if (status === 401 || status === 404 || status === 429) throw new ProviderUnavailable(provider, false);
  if (status >= 300 && status < 500) throw new ProviderRejected(provider, `http-${status}`);
  if (status >= 500) throw new ProviderUnavailable(provider, true);
  return atPath(exactJson(text), 'result.message_id') ?? '';
};
