import { type CoreError, ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';

/** The client of a provider makes one attempt within three seconds: what happens after a failure is decided above it. */
export const oneAttempt = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;

/** No byte of the message can have left: the connection never stood. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The provider said in so many words that it did not take the message, and that it may take it later. */
const refusedForNow = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'SendingPausedException',
  'AccountSuspendedException',
  'ThrottledException',
  'ThrottlingException',
  'Throttling',
  'KMSThrottlingException',
  'RequestLimitExceeded',
  'RequestExpired',
]);

/** What the client of mail servers calls a connection that did not stand, or broke; it has its own name for it over the system's. */
const withoutServer = new Set(['ESOCKET', 'ECONNECTION', 'ETIMEDOUT']);

interface ProviderFailure {
  name?: string;
  code?: string;
  message?: string;
  /** What a mail server said. */
  responseCode?: number;
  $metadata?: { httpStatusCode?: number };
}

/** Reads what a provider's client threw as one of the two answers a send can have. `permanent` names the errors that blame this message. */
export const asCoreError = (
  provider: string,
  error: unknown,
  permanent: ReadonlySet<string> = new Set(),
): CoreError => {
  const failure = (error ?? {}) as ProviderFailure;
  const name = failure.name ?? 'Error';
  if (permanent.has(name)) return new ProviderRejected(provider, name, { cause: error });
  return new ProviderUnavailable(provider, isAmbiguous(failure, name), { cause: error });
};

/** Not that it said no: it did not answer, or not with an answer. */
export const isDown = (error: unknown): boolean =>
  error instanceof ProviderUnavailable &&
  (error.ambiguous || isSilent((error.cause ?? {}) as ProviderFailure));

const isSilent = (failure: ProviderFailure): boolean =>
  isUnconnected(failure) || (withoutServer.has(failure.code ?? '') && failure.responseCode === undefined);

const isUnconnected = ({ code = '', message = '' }: ProviderFailure): boolean =>
  neverConnected.has(code) || message.includes('did not establish a connection');

const isAmbiguous = (failure: ProviderFailure, name: string): boolean => {
  if (refusedForNow.has(name) || name === 'CredentialsProviderError' || isUnconnected(failure)) return false;
  const status = failure.$metadata?.httpStatusCode;
  return status === undefined || status < 400 || status >= 500;
};
