import { lookup as systemLookup } from 'node:dns';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { SmtpSettings } from '../../../core/config/provider-settings.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { isLoopback, isPublicAddress } from '../../../core/net/public-address.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Sender } from '../../../core/send/ports.ts';
import type { Guard } from '../net/guarded-request.ts';
import { mustBeInTime } from './in-time.ts';
import { type Secrets, secretOf } from './secret-of.ts';
import { type Mail, smtpProvider as provider, smtpMail } from './smtp-mail.ts';

/** For the connection with its greeting, and each answer after it. */
const TIMEOUT_MS = 3000;
/** A mail takes about ten answers: all of them, and the name, have so many times as long. */
const TIMES = 3;

export interface SmtpParts {
  guard: Guard;
  secrets: Secrets;
  clock: Clock;
}

/**
 * E-mail by the shop's own server: one connection a mail, so that no kept one is found dead. Loaded when it is first used. Until the
 * server has asked for the mail nothing can have left; after that, silence is ambiguous, and so is an end that came too late.
 */
export const smtpEmail = (settings: SmtpSettings, parts: SmtpParts): Sender => ({
  async send(message) {
    const mail = await smtpMail(message, settings, parts.secrets);
    const credentials = await credentialsOf(settings, parts);
    const timeoutMs = parts.guard.timeoutMs ?? TIMEOUT_MS;
    const limit = AbortSignal.timeout(TIMES * timeoutMs);
    const address = await addressOf(settings.host, parts.guard, limit);
    mustBeInTime(provider, message, parts.clock);
    await deliver({ ...mail, settings, address, credentials, timeoutMs, limit });
    return { providerId: mail.messageId };
  },
});

const credentialsOf = async ({ user, secret }: SmtpSettings, parts: SmtpParts) =>
  user === undefined || secret === undefined
    ? undefined
    : { user, pass: await secretOf(provider, parts.secrets, secret) };

/** Fails when the time is up. */
const upTo = (limit: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT' }));
    if (limit.aborted) fail();
    else limit.addEventListener('abort', fail, { once: true });
  });

/** The name is asked for once, and the connection made to what was looked at: nothing inside the network is reached. */
const addressOf = async (
  host: string,
  { mayCallLoopback, lookup = systemLookup }: Guard,
  limit: AbortSignal,
): Promise<string> => {
  const found = await Promise.race([promisify(lookup)(host, { all: true }), upTo(limit)]).catch(
    (cause: unknown) => {
      throw new ProviderUnavailable(provider, false, { cause });
    },
  );
  const isAllowed = (address: string) => isPublicAddress(address) || (mayCallLoopback && isLoopback(address));
  const [first] = found;
  if (!first || !found.every(({ address }) => isAllowed(address)))
    throw new ProviderUnavailable(provider, false);
  return first.address;
};

interface Delivery extends Mail {
  settings: SmtpSettings;
  address: string;
  credentials: { user: string; pass: string } | undefined;
  timeoutMs: number;
  limit: AbortSignal;
}

interface SmtpFailure extends Error {
  code?: string;
  responseCode?: number;
}

const deliver = async (delivery: Delivery): Promise<void> => {
  const { settings, address, credentials, timeoutMs, limit, from, to, raw } = delivery;
  const { default: SmtpConnection } = await import('nodemailer/lib/smtp-connection');
  const isHere = isLoopback(address);
  const connection = new SmtpConnection({
    ...{ host: address, port: settings.port, secure: settings.secure },
    ...(isHere ? { ignoreTLS: !settings.secure } : { requireTLS: !settings.secure }),
    tls: { servername: settings.host },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
  });
  const stage = { hasLeft: false };
  const body = Readable.from(
    (function* () {
      stage.hasLeft = true;
      yield raw;
    })(),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      const next = (step: () => void) => (error?: Error | null) => (error ? reject(error) : step());
      const send = () => connection.send({ from, to: [to] }, body, next(resolve));
      upTo(limit).catch(reject);
      connection.on('error', reject);
      connection.on('end', () => reject(new Error('closed')));
      connection.connect(next(() => (credentials ? connection.login({ credentials }, next(send)) : send())));
    });
  } catch (error) {
    throw answerOf(error as SmtpFailure, stage.hasLeft);
  } finally {
    connection.close();
  }
};

/** What a server says with a five blames the mail, unless it was about who we are; with a four it may take it later. */
const answerOf = (error: SmtpFailure, hasLeft: boolean): Error => {
  const { responseCode = 0, code } = error;
  if (responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return new ProviderRejected(provider, `smtp-${responseCode}`, { cause: error });
  const isAnswered = responseCode >= 400;
  return new ProviderUnavailable(provider, hasLeft && !isAnswered, { cause: error });
};
