import type { Wake, Wakes } from '../../../core/ports.ts';

export interface ArmedWake extends Wake {
  atMs: number;
  besides?: string;
}

/** Remembers what is armed; the first time of a wake stands. `due` takes what has fallen due out, earliest first. */
export const fakeWakes = (): Wakes & { armed: ArmedWake[]; due(nowMs: number): ArmedWake[] } => {
  const armed: ArmedWake[] = [];
  const isSame = (a: Omit<ArmedWake, 'atMs'>, b: ArmedWake) =>
    a.enrollmentId === b.enrollmentId && a.wakeNo === b.wakeNo && a.besides === b.besides;
  return {
    armed,
    async arm(wake, atMs, besides) {
      const named = { ...wake, ...(besides !== undefined && { besides }) };
      if (!armed.some((other) => isSame(named, other))) armed.push({ ...named, atMs });
    },
    due(nowMs) {
      const due = armed.filter((wake) => wake.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      for (const wake of due) armed.splice(armed.indexOf(wake), 1);
      return due;
    },
  };
};
