import type { listTaskQueues } from '../../functions/api/routes/list-task-queues.ts';
import { useAnswer } from '../api/use-answer.ts';

/** The work lists that tasks are put into. */
export const useTaskQueues = (): readonly string[] =>
  useAnswer<typeof listTaskQueues>('/v1/task-queues').data?.queues ?? [];
