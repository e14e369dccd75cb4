import { isOverRun, type Run, type Runs } from '../../../core/broadcast/runs.ts';

/** Runs in memory. */
export const fakeRuns = (...known: Run[]): Runs & { all(): Run[] } => {
  const keyOf = (journeyId: string, runId: string) => `${journeyId} ${runId}`;
  const stored = new Map(known.map((run) => [keyOf(run.journeyId, run.runId), run]));
  return {
    all: () => [...stored.values()],
    async create(run) {
      const key = keyOf(run.journeyId, run.runId);
      if (stored.has(key)) return 'exists';
      stored.set(key, run);
      return 'created';
    },
    get: async (journeyId, runId) => stored.get(keyOf(journeyId, runId)),
    async list(journeyId, cursor, limit) {
      const hers = [...stored.values()]
        .filter((run) => run.journeyId === journeyId && (cursor === undefined || run.runId < cursor))
        .toSorted((a, b) => (a.runId < b.runId ? 1 : -1));
      const runs = hers.slice(0, limit);
      const last = runs.at(-1);
      return { runs, ...(last && hers.length > limit && { cursor: last.runId }) };
    },
    async order(journeyId, runId, status) {
      const run = stored.get(keyOf(journeyId, runId));
      if (!run || isOverRun(run)) return run;
      stored.set(keyOf(journeyId, runId), { ...run, status });
      return { ...run, status };
    },
  };
};
