import * as z from 'zod';
import type { BacktestResult } from '../../../core/backtest/report.ts';
import type { Job } from '../../../core/jobs/job.ts';
import type { JobInput } from '../../../core/jobs/job-inputs.ts';
import type { Jobs } from '../../../core/jobs/ports.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime();
const answerSchema = z.object({
  jobId: z.string().describe('The back-test that it is reckoned from'),
  from: instant,
  to: instant,
  share: z.number().describe('Of all people, how many were looked at'),
  perDay: z.object({
    people: z.number(),
    messages: z.record(z.string(), z.number()).describe('By channel'),
    cost: z.record(z.string(), z.number()).describe('By currency'),
  }),
});

const PAGE = 100;
/** Whoever wants a newer figure asks for a back-test. */
const MOST_PAGES = 5;

const isOf =
  (journeyId: string) =>
  ({ kind, status, input }: Job): boolean =>
    kind === 'backtest' && status === 'done' && (input as JobInput<'backtest'>).journeyId === journeyId;

const latestBacktest = async (jobs: Pick<Jobs, 'list'>, journeyId: string): Promise<Job | undefined> => {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = await jobs.list(cursor, PAGE);
    const found = listed.jobs.find(isOf(journeyId));
    if (found || listed.cursor === undefined) return found;
    cursor = listed.cursor;
  }
  return undefined;
};

export const estimateJourney = route({
  method: 'GET',
  path: '/v1/journeys/{id}/estimate',
  summary:
    'People, messages and cost of a day, reckoned from the latest back-test of a journey that events start',
  access: 'read',
  answer: answerSchema,
  refusals: { 404: 'Nobody has back-tested it yet' },
  async run({ params }, { jobs }) {
    const job = await latestBacktest(jobs, params.id ?? '');
    if (!job) return problem(404, { detail: 'There is no back-test of this journey: start one first.' });
    const { from, to, share, perDay } = job.result as BacktestResult;
    return { body: { jobId: job.id, from, to, share, perDay } };
  },
});
