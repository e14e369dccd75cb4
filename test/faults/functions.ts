import type { Context, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { SECOND_MS } from '../../core/duration.ts';
import { awsPorts as advancePorts } from '../../functions/advance-enrollment/aws-ports.ts';
import { createWakeHandler } from '../../functions/advance-enrollment/handler.ts';
import { wakeSchema } from '../../functions/advance-enrollment/wake-schema.ts';
import { awsPorts as countsPorts } from '../../functions/keep-counts/aws-ports.ts';
import { createHandler as createCounts, LAST_START_MS } from '../../functions/keep-counts/handler.ts';
import { toldSchema } from '../../functions/keep-counts/told-schema.ts';
import { awsPorts as deliveryPorts } from '../../functions/record-delivery/aws-ports.ts';
import { createHandler as createDelivery } from '../../functions/record-delivery/handler.ts';
import { queueBatchFunction, queueFunction } from '../../functions/runtime/queue-function.ts';
import { awsPorts as updatePorts } from '../../functions/update-profile/aws-ports.ts';
import { busEntrySchema } from '../../functions/update-profile/bus-entry.ts';
import { createHandler as createUpdate } from '../../functions/update-profile/handler.ts';
import { Queue } from './aws/queue.ts';
import { Fleet } from './fleet.ts';
import type { World } from './world.ts';

export const env = {
  PROFILE_TABLE_NAME: 'profiles',
  CONFIG_TABLE_NAME: 'config',
  EVENT_BUS_NAME: 'bus',
  SCHEDULE_GROUP_NAME: 'group',
  SCHEDULE_ROLE_ARN: 'arn:role',
  WAKE_QUEUE_ARN: 'arn:wakes',
  WAKE_QUEUE_URL: 'https://sqs.example/wakes',
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: 'arn:dead',
  COUNTS_QUEUE_URL: 'https://sqs.example/counts',
  SES_CONFIGURATION_SET: 'kaskad',
  SMS_CONFIGURATION_SET: 'kaskad',
  PUBLIC_URL: 'https://k.example',
  WEBHOOKS_TO_LOOPBACK: 'false' as const,
  HOOKS_ASK_LOOPBACK: 'false' as const,
};

type QueueHandler = (event: SQSEvent, context: Context) => unknown;

/** Most that a clock is off. */
export const SKEW_MS = 300_000;

/** A function behind its queue, as the stack lays it out. */
const workedOff = (
  world: World,
  options: {
    name: string;
    timeoutMs: number;
    batchSize: number;
    windowMs: number;
    skewMs: number;
    make(): QueueHandler;
  },
  apartBy: (body: string) => string,
): Queue => {
  const { name: functionName, timeoutMs, batchSize, windowMs, skewMs, make } = options;
  const fleet = new Fleet<QueueHandler>(world, { functionName, timeoutMs, skewMs, make });
  return new Queue(world, {
    batchSize,
    windowMs,
    apartBy,
    visibilityMs: 6 * timeoutMs + windowMs,
    async work(batch) {
      const Records = batch.map(({ id: messageId, body, receives }) => ({
        messageId,
        body,
        attributes: { ApproximateReceiveCount: String(receives) },
      }));
      const answer = await fleet
        .run(async (handler, remainingMs) => {
          return handler({ Records } as unknown as SQSEvent, contextOf(remainingMs));
        })
        .catch(() => 'dead' as const);
      if (answer === 'dead') return 'dead';
      const { batchItemFailures = [] } = (answer ?? {}) as {
        batchItemFailures?: { itemIdentifier: string }[];
      };
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
  });
};

/** middy asks first, to end early by the true clock, which no test can wait for: it is told nothing. */
const contextOf = (remainingMs: () => number): Context => {
  let asked = 0;
  return {
    get getRemainingTimeInMillis() {
      return asked++ === 0 ? undefined : remainingMs;
    },
  } as unknown as Context;
};

const personIn = (body: string): string => /"profileId":"([^"]+)"/.exec(body)?.[1] ?? body;

/** The functions behind queues. */
export const queuesOf = (world: World, skewMs: number) => {
  let people = 0;
  const update = () =>
    queueBatchFunction(
      busEntrySchema,
      createUpdate({
        ...updatePorts(env),
        ids: { next: () => `person-${++people}` },
        backOff: (attempt) => world.sleep(world.luck.next() * 40 * 2 ** attempt),
      }),
    );
  const each = (body: string) => body;
  return {
    profiles: workedOff(
      world,
      {
        name: 'update-profile',
        timeoutMs: 30 * SECOND_MS,
        batchSize: 50,
        windowMs: SECOND_MS,
        skewMs,
        make: update,
      },
      each,
    ),
    wakes: workedOff(
      world,
      {
        ...{ name: 'advance-enrollment', timeoutMs: 30 * SECOND_MS, batchSize: 5, windowMs: 20, skewMs },
        make: () => queueFunction(wakeSchema, createWakeHandler(advancePorts(env))),
      },
      personIn,
    ),
    deliveries: workedOff(
      world,
      {
        ...{ name: 'record-delivery', timeoutMs: 15 * SECOND_MS, batchSize: 10, windowMs: 20, skewMs },
        make: () => queueFunction(z.unknown(), createDelivery(deliveryPorts(env))),
      },
      each,
    ),
    counts: workedOff(
      world,
      {
        // Batches of a thousand, as in the stack, would never come to their end where every fortieth call kills the function.
        ...{ name: 'keep-counts', timeoutMs: 60 * SECOND_MS, batchSize: 50, windowMs: 300 * SECOND_MS },
        skewMs,
        make: () => queueBatchFunction(toldSchema, createCounts(countsPorts(env)), LAST_START_MS),
      },
      each,
    ),
  };
};
