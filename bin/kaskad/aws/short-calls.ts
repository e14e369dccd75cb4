const CONNECT_MS = 3_000;
const ANSWER_MS = 10_000;

/** Nobody waits at a prompt for a service that is away: two tries of at most ten seconds. */
export const shortCalls = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
};
