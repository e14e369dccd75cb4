interface Rest {
  remainingMs: number;
  startedAtMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  done: () => void;
}

/** Breaks the chain of acts when the page is left or the story starts anew. */
export class Stopped extends Error {}

/** Gives the viewer time to read: pauses that can be held, and cut short until the next act begins. */
export function createPacer(nowMs: () => number = () => performance.now()) {
  let paused = false;
  let hurrying = false;
  let stopped = false;
  let rest: Rest | undefined;

  const finish = (): void => {
    clearTimeout(rest?.timer);
    const done = rest?.done;
    rest = undefined;
    done?.();
  };
  const run = (): void => {
    if (!rest || paused) return;
    rest.startedAtMs = nowMs();
    rest.timer = setTimeout(finish, rest.remainingMs);
  };

  return {
    /** Resolves after so many milliseconds of playing; at once while the act is being skipped. */
    async rest(ms: number): Promise<void> {
      if (stopped) throw new Stopped();
      await new Promise<void>((done) => {
        rest = { remainingMs: hurrying ? 0 : ms, startedAtMs: nowMs(), timer: undefined, done };
        run();
      });
      if (stopped) throw new Stopped();
    },
    pause(): void {
      if (paused) return;
      paused = true;
      if (!rest) return;
      clearTimeout(rest.timer);
      rest.remainingMs = Math.max(0, rest.remainingMs - (nowMs() - rest.startedAtMs));
    },
    resume(): void {
      if (!paused) return;
      paused = false;
      run();
    },
    /** Goes on to the next act as fast as the system answers. */
    skip(): void {
      hurrying = true;
      paused = false;
      finish();
    },
    beginAct(): void {
      hurrying = false;
    },
    stop(): void {
      stopped = true;
      finish();
    },
  };
}

export type Pacer = ReturnType<typeof createPacer>;
