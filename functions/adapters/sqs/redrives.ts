import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Redrive } from '../../../core/queue/queues.ts';

/** SQS remembers no more. */
const MOST_TASKS = 10;

const states: Record<string, Redrive['state']> = {
  RUNNING: 'running',
  COMPLETED: 'completed',
  CANCELLING: 'cancelling',
  CANCELLED: 'cancelled',
};

const redriveOf = (task: ListMessageMoveTasksResultEntry): Redrive => ({
  state: states[task.Status ?? ''] ?? 'failed',
  startedAtMs: task.StartedTimestamp ?? 0,
  moved: task.ApproximateNumberOfMessagesMoved ?? 0,
  ...(task.ApproximateNumberOfMessagesToMove !== undefined && {
    total: task.ApproximateNumberOfMessagesToMove,
  }),
  ...(task.FailureReason !== undefined && { failure: task.FailureReason }),
});

const tasksOf = async (sqs: SQSClient, SourceArn: string) => {
  const { Results = [] } = await sqs.send(
    new ListMessageMoveTasksCommand({ SourceArn, MaxResults: MOST_TASKS }),
  );
  return Results;
};

/** Moves of SQS's own from dead letters back to a queue; one at a time. */
export const sqsRedrives = (sqs: SQSClient) => ({
  async start(SourceArn: string, DestinationArn: string): Promise<'started' | 'running'> {
    if ((await tasksOf(sqs, SourceArn)).some(({ Status }) => Status === 'RUNNING')) return 'running';
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
    return 'started';
  },

  list: async (arn: string): Promise<Redrive[]> => (await tasksOf(sqs, arn)).map(redriveOf),

  async cancel(arn: string): Promise<boolean> {
    // Only a task that runs has a handle.
    const running = (await tasksOf(sqs, arn)).find(({ TaskHandle }) => TaskHandle !== undefined);
    if (!running) return false;
    await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle: running.TaskHandle }));
    return true;
  },
});
