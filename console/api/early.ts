import { sessionToken } from '../auth/session.ts';

/** Longer than the API itself may take. */
export const LONGEST_MS = 30_000;
/** What was asked longer ago is asked anew. */
const FRESH_MS = 10_000;

interface Early {
  readonly token: string;
  readonly atMs: number;
  readonly answer: Promise<Response>;
}

const asked = new Map<string, Early>();

/** Somebody comes back from the page of a user pool: the token kept here, if any, is of the one before. */
export const isComing = (): boolean => new URLSearchParams(location.search).has('state');

/** Asks the API before what reads the answers is there. Each is read once, by the one who asks for the same address. */
export const askEarly = (...addresses: readonly string[]): void => {
  const token = sessionToken();
  if (token === undefined || isComing()) return;
  for (const address of addresses) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = fetch(address, { headers, signal: AbortSignal.timeout(LONGEST_MS) });
    // Whoever reads it is told.
    answer.catch(() => undefined);
    asked.set(address, { token, atMs: performance.now(), answer });
  }
};

export const takeEarly = (address: string): Promise<Response> | undefined => {
  const early = asked.get(address);
  asked.delete(address);
  const isGood = early?.token === sessionToken() && performance.now() - (early?.atMs ?? 0) < FRESH_MS;
  return isGood ? early?.answer : undefined;
};
