import { createHeap } from './heap.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Cancels what was planned; harmless when it has run already. */
export type Cancel = () => void;

/** What happens at which virtual instant: schedules, messages that become visible again, batching windows. */
export interface Agenda {
  at(dueMs: number, run: () => void): Cancel;
  nextDueMs(): number | undefined;
  /** Runs everything due by now, in order of due time and then of planning. */
  runDue(): void;
  stop(): void;
}

interface Entry {
  readonly dueMs: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** The longest delay that `setTimeout` takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** While the clock runs, the agenda wakes by itself; while it is held, whoever holds it calls `runDue`. */
export function createAgenda(clock: VirtualClock): Agenda {
  const entries = createHeap<Entry>(
    (a, b) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order),
  );
  let planned = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let timerDueMs: number | undefined;

  const next = (): Entry | undefined => {
    while (entries.peek() && !entries.peek()?.run) entries.pop();
    return entries.peek();
  };

  function runDue(): void {
    const nowMs = clock.nowMs();
    // What is planned while running waits for the next turn, else a run that plans itself anew would never end.
    const due: Entry[] = [];
    for (let entry = next(); entry && entry.dueMs <= nowMs; entry = next()) due.push(entries.pop() as Entry);
    for (const entry of due) {
      const run = entry.run;
      entry.run = undefined;
      run?.();
    }
    arm();
  }

  function arm(): void {
    const dueMs = clock.held || stopped ? undefined : next()?.dueMs;
    if (dueMs === timerDueMs) return;
    clearTimeout(timer);
    timerDueMs = dueMs;
    if (dueMs === undefined) return;
    timer = setTimeout(
      () => {
        timerDueMs = undefined;
        runDue();
      },
      Math.min(Math.max(dueMs - clock.nowMs(), 0), LONGEST_TIMER_MS),
    );
  }

  clock.onMove(() => {
    clearTimeout(timer);
    timerDueMs = undefined;
    arm();
  });

  return {
    at(dueMs, run) {
      const entry: Entry = { dueMs, order: planned++, run };
      entries.push(entry);
      arm();
      return () => {
        entry.run = undefined;
      };
    },
    nextDueMs: () => next()?.dueMs,
    runDue,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
