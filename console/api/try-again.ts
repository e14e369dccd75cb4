import { ApiProblem, isPassing } from './problem.ts';

const MOST_TRIES = 2;
const SECOND_MS = 1000;
const LONGEST_MS = 30_000;

/** As the API words it: whole seconds. */
export const retryAfterOf = ({ headers }: Pick<Response, 'headers'>): number | undefined => {
  const seconds = /^\d{1,4}$/.exec(headers.get('retry-after') ?? '')?.[0];
  return seconds === undefined ? undefined : Number(seconds) * SECOND_MS;
};

/** What is read is asked again where that is of any use; a change never is by itself. */
export const isAskedAgain = (tries: number, error: unknown): boolean =>
  tries < MOST_TRIES && isPassing(error);

/** Not before there is room, where the API says when; else longer each time. */
export const waitMs = (tries: number, error: unknown): number => {
  const said = error instanceof ApiProblem ? error.retryAfterMs : undefined;
  return Math.min(said ?? SECOND_MS * 2 ** tries, LONGEST_MS);
};

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** For what reads many pages in a row: goes on once there is room. What was refused so was not begun. */
export const inTime = async <A>(read: () => Promise<A>, pause = rest): Promise<A> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      const isTooMuch = error instanceof ApiProblem && error.status === 429;
      if (!isTooMuch || !isAskedAgain(tries, error)) throw error;
      await pause(waitMs(tries, error));
    }
  }
};
