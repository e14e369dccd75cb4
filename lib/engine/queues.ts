import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { QueueName } from '../../core/queue/queues.ts';
import { countMessages, lookAtMessages, moveMessages, sendMessages, takeMessages } from '../actions.ts';
import type { AppFunction } from '../constructs/app-function.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';

interface WithDeadLetters {
  /** Undefined for what has only dead letters. */
  readonly queue?: Queue;
  readonly deadLetters: DeadLetterQueue;
}

/** All queues of the engine by what they carry; undefined where the stage has none. */
export type EngineQueues = Readonly<Record<QueueName, WithDeadLetters | undefined>>;

const present = (queues: EngineQueues): [string, WithDeadLetters][] =>
  Object.entries(queues).flatMap(([name, one]) => (one ? [[name, one] as const] : []));

/** What tells a function where they are. */
export const queuesEnv = (scope: Construct, queues: EngineQueues): string =>
  Stack.of(scope).toJsonString(
    present(queues).map(([name, { queue, deadLetters }]) => ({
      name,
      ...(queue && { url: queue.queueUrl }),
      deadUrl: deadLetters.queue.queueUrl,
    })),
  );

/** Lets a function count what waits, look at dead letters and put them back. */
export function mayTendQueues(worker: AppFunction, queues: EngineQueues): void {
  const all = present(queues).map(([, one]) => one);
  const fed = all.flatMap(({ queue, deadLetters }) => (queue ? [{ queue, deadLetters }] : []));
  worker
    .may([...countMessages, ...sendMessages], ...fed.map(({ queue }) => queue.queueArn))
    .may(lookAtMessages, ...all.map(({ deadLetters }) => deadLetters.queue.queueArn))
    .may(moveMessages, ...fed.map(({ deadLetters }) => deadLetters.queue.queueArn));
  // SQS moves only what came from a queue of its own: these are sorted back by hand.
  if (queues.schedules) worker.may(takeMessages, queues.schedules.deadLetters.queue.queueArn);
}

/** Each queue that a function works off, and its dead letters. */
export type WorkQueues = Readonly<
  Record<Exclude<QueueName, 'schedules' | 'archive'>, { readonly queue: Queue; readonly deadLetters: Queue }>
>;

export const workQueues = (worked: Record<keyof WorkQueues, Required<WithDeadLetters>>): WorkQueues => ({
  profiles: pairOf(worked.profiles),
  wakes: pairOf(worked.wakes),
  deliveries: pairOf(worked.deliveries),
  jobs: pairOf(worked.jobs),
  counts: pairOf(worked.counts),
});

const pairOf = ({ queue, deadLetters }: Required<WithDeadLetters>) => ({
  queue,
  deadLetters: deadLetters.queue,
});
