import type { Runs } from '../../../core/broadcast/runs.ts';

/** Runs whose people may be inside: the latest ones, by far more than go on side by side. */
const MOST_RUNS = 200;

export const runIdsOf = async (runs: Runs, journeyId: string): Promise<string[]> =>
  (await runs.list(journeyId, undefined, MOST_RUNS)).runs.map(({ runId }) => runId);
