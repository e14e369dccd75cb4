import type { Plan } from '../../../core/backtest/plan.ts';
import type { Difference } from '../../../core/backtest/report.ts';

/** Where a back-test stands between two steps. */
export type Stand = { plan: Plan; differences: Difference[] } & (
  | {
      phase: 'sort';
      /** Where the archive is read on. */
      at?: string;
      /** Which step of sorting it is. */
      part: number;
    }
  | {
      phase: 'play';
      shelf: number;
      /** The last person who has been played. */
      after?: string;
    }
  /** So many parts have been played. */
  | { phase: 'tidy'; played: number }
);

export const standOf = (cursor: string | undefined): Stand | undefined =>
  cursor === undefined ? undefined : (JSON.parse(cursor) as Stand);

/** `<job>/<part of the people>/<step of sorting>`: a step that is repeated replaces its own files. */
export const shelfName = (jobId: string, shelf: number): string =>
  `${jobId}/${String(shelf).padStart(4, '0')}/`;
