const denied = /AccessDenied|NotAuthorized|UnauthorizedOperation|AuthorizationError|Forbidden/;
const unknownCaller =
  /CredentialsProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId|TokenRefreshRequired/;
const away = /Timeout|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|NetworkingError/;

export type Trouble = 'denied' | 'no-credentials' | 'away' | 'other';

const wordsOf = (error: unknown): string => {
  const { name = '', code = '' } = error as { name?: string; code?: string };
  return `${name} ${code}`;
};

/** What kind of refusal a call of AWS ended with. */
export const troubleOf = (error: unknown): Trouble => {
  const words = wordsOf(error);
  if (unknownCaller.test(words)) return 'no-credentials';
  if (denied.test(words)) return 'denied';
  if (away.test(words)) return 'away';
  return 'other';
};

export const messageOf = (error: unknown): string =>
  (error instanceof Error && error.message) || wordsOf(error).trim() || String(error);
