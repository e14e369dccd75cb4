/** unreachable: whoever would renew it cannot be asked just now. */
export type Renewed = 'renewed' | 'refused' | 'unreachable';

const AGAIN_MS = 5_000;

interface Asking {
  readonly ask: () => Promise<unknown>;
  /** Was that a no? Else nobody has answered. */
  readonly isRefusal: (error: unknown) => boolean;
}

/** Renews a sign-in: once at a time, and again until it is answered. A network that is away takes nobody's sign-in. */
export const createRenewal = ({ ask, isRefusal }: Asking) => {
  let asking: Promise<Renewed> | undefined;
  let isWaiting = false;

  const answerOf = async (): Promise<Renewed> => {
    try {
      await ask();
      return 'renewed';
    } catch (error) {
      return isRefusal(error) ? 'refused' : 'unreachable';
    } finally {
      asking = undefined;
    }
  };
  /** For whoever waits for it. */
  const now = async (): Promise<Renewed> => {
    asking ??= answerOf();
    return asking;
  };
  /** After a try that failed. */
  const later = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(async () => {
      isWaiting = false;
      if ((await now()) === 'unreachable') later();
    }, AGAIN_MS);
  };
  return { now, later };
};

export type Renewal = ReturnType<typeof createRenewal>;
