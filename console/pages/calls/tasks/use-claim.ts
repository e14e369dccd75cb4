import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { claimTask } from '../../../../functions/api/routes/claim-task.ts';
import { ask } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { forget } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTellNotice } from '../../../ui/use-tell.ts';
import { useTexts } from '../texts.ts';
import type { getTask } from './task.ts';

const MINUTES = 15;

/** Takes a task, or holds it for longer. Somebody may have been faster: that is no fault, and is said as it is. */
export const useClaim = (id: string) => {
  const client = useQueryClient();
  const say = useSay();
  const tell = useTellNotice();
  const { t } = useTexts();
  const path = `/v1/tasks/${encodeURIComponent(id)}`;
  return useMutation({
    mutationFn: () => ask<typeof claimTask>(`${path}/claim`, { method: 'POST', body: { minutes: MINUTES } }),
    onSuccess: (task) => client.setQueryData([path], task),
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 409) return say.problem(error);
      const task = await ask<getTask>(path).catch(() => undefined);
      tell(task?.claimedBy === undefined ? t('task.gone') : t('task.faster', { name: task.claimedBy }));
    },
    onSettled: () => forget(client, '/v1/tasks'),
  });
};
