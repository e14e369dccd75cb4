import type { Wake, Wakes } from '../../../core/ports.ts';

export interface ArmedWake extends Wake {
  atMs: number;
}

/** Remembers what is armed; the first time of a wake stands. `due` takes what has fallen due out, earliest first. */
export const fakeWakes = (): Wakes & { armed: ArmedWake[]; due(nowMs: number): ArmedWake[] } => {
  const armed: ArmedWake[] = [];
  const isSame = (a: Wake, b: Wake) => a.enrollmentId === b.enrollmentId && a.wakeNo === b.wakeNo;
  return {
    armed,
    async arm(wake, atMs) {
      if (!armed.some((other) => isSame(other, wake))) armed.push({ ...wake, atMs });
    },
    due(nowMs) {
      const due = armed.filter((wake) => wake.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      for (const wake of due) armed.splice(armed.indexOf(wake), 1);
      return due;
    },
  };
};
