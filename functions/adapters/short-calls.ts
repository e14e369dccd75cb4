/**
 * For calls that somebody waits for, be it a client or a message whose provider has answered: given up long before the function, or
 * the client, does.
 */
export const shortCalls = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
} as const;

/** For what is only looked at: tried once, and not waited for. */
export const viewCalls = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 300, requestTimeout: 700, throwOnRequestTimeout: true },
} as const;
