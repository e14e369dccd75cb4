interface Waiting {
  readonly tries?: number;
  readonly pause?: () => Promise<unknown>;
}

const PAUSE_MS = 300;
const TRIES = 25;
const pauseAWhile = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/**
 * What is done to a person is accepted at once and takes effect a moment later: asks until it shows.
 * @returns what was seen last, whether it shows or not
 */
export const untilShown = async <P>(
  look: () => Promise<P>,
  shows: (person: P) => boolean,
  { tries = TRIES, pause = pauseAWhile }: Waiting = {},
): Promise<{ person: P; isShown: boolean }> => {
  for (let left = tries; ; left--) {
    const person = await look();
    if (shows(person) || left <= 1) return { person, isShown: shows(person) };
    await pause();
  }
};
