import { nothingPlanned, type Pace } from '../../../core/broadcast/pace.ts';

/** How far a run has come: the cursor of its job. */
export interface Progress {
  /** When it began to take people in. */
  beganAtMs: number;
  /** Where the lists are read on. */
  walk?: string;
  pace: Pace;
  /** When it begins for the last of those who are in. */
  lastMs: number;
  /** Everybody is in. */
  isOver?: boolean;
}

export const progressOf = (cursor: string | undefined, nowMs = 0): Progress =>
  cursor === undefined
    ? { beganAtMs: nowMs, pace: nothingPlanned, lastMs: 0 }
    : (JSON.parse(cursor) as Progress);

export const textOf = (progress: Progress): string => JSON.stringify(progress);
