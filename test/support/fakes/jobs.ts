import { Conflict } from '../../../core/errors.ts';
import type { Job } from '../../../core/jobs/job.ts';
import type { JobMessage, JobMessages, Jobs, Touched } from '../../../core/jobs/ports.ts';

/** Jobs in memory; `all` is what is stored. */
export const fakeJobs = (): Jobs & { all(): Job[] } => {
  const stored = new Map<string, Job>();
  const touched = new Map<string, Touched[]>();
  const placeOf = (jobId: string, step: number) => `${jobId} ${step}`;
  return {
    all: () => structuredClone([...stored.values()]),
    async create(job) {
      if (stored.has(job.id)) return 'exists';
      stored.set(job.id, structuredClone(job));
      return 'created';
    },
    get: async (id) => structuredClone(stored.get(id)),
    async list(cursor, limit) {
      const all = [...stored.values()]
        .filter(({ id }) => cursor === undefined || id < cursor)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1));
      const jobs = structuredClone(all.slice(0, limit));
      const last = jobs.at(-1);
      return { jobs, ...(last && jobs.length === limit && { cursor: last.id }) };
    },
    async save(job) {
      if (stored.get(job.id)?.version !== job.version) throw new Conflict('job');
      const written = { ...structuredClone(job), version: job.version + 1 };
      stored.set(job.id, written);
      return structuredClone(written);
    },
    async addTouched({ id, step }, more) {
      const all = [...(touched.get(placeOf(id, step)) ?? []), ...structuredClone(more)];
      const byId = new Map(all.map((one) => [one.enrollmentId, one]));
      touched.set(placeOf(id, step), [...byId.values()]);
    },
    touched: async (jobId, step) => structuredClone(touched.get(placeOf(jobId, step)) ?? []),
  };
};

/** Remembers what is asked for; `take` takes out what comes next, what waits for its time included. */
export const fakeJobMessages = () => {
  const sent: (JobMessage & { atMs?: number })[] = [];
  const isSame = (a: JobMessage, b: JobMessage) => a.jobId === b.jobId && a.step === b.step;
  const messages: JobMessages = {
    async send(message) {
      sent.push({ ...message });
    },
    async sendAt(message, atMs) {
      if (!sent.some((one) => one.atMs !== undefined && isSame(one, message)))
        sent.push({ ...message, atMs });
    },
  };
  return {
    ...messages,
    sent,
    take: (nowMs: number) => {
      const at = sent.findIndex(({ atMs = nowMs }) => atMs <= nowMs);
      return at < 0 ? undefined : sent.splice(at, 1)[0];
    },
  };
};
