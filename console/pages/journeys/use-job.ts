import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { getJob } from '../../../functions/api/routes/get-job.ts';
import { useAnswer } from '../../api/use-answer.ts';

export type Job = AnswerOf<typeof getJob>;

const LOOK_AGAIN_MS = 1500;

/** How far a job has come, asked again until it is over. */
export const useJob = (id: string) => {
  const path = `/v1/jobs/${encodeURIComponent(id)}`;
  const known = useQueryClient().getQueryData<Job>([path]);
  const isOver = known !== undefined && known.status !== 'running';
  return useAnswer<typeof getJob>(path, isOver ? {} : { everyMs: LOOK_AGAIN_MS });
};
