import type { Wake, Wakes } from '../../../core/journey/ports.ts';

export interface ArmedWake extends Wake {
  atMs: number;
}

/** Remembers what is armed; the same number may be armed for several times. `due` takes what has fallen due out, earliest first. */
export const fakeWakes = (): Wakes & { armed: ArmedWake[]; due(nowMs: number): ArmedWake[] } => {
  const armed: ArmedWake[] = [];
  const isSame = (a: ArmedWake, b: ArmedWake) =>
    a.enrollmentId === b.enrollmentId && a.wakeNo === b.wakeNo && a.atMs === b.atMs;
  return {
    armed,
    async arm(wake, atMs) {
      const named = { ...wake, atMs };
      if (!armed.some((other) => isSame(named, other))) armed.push(named);
    },
    due(nowMs) {
      const due = armed.filter((wake) => wake.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      for (const wake of due) armed.splice(armed.indexOf(wake), 1);
      return due;
    },
  };
};
